# A line before a message that is sent for the second time, because the first may not have arrived.
perhaps-again = （可能重複：剛才那一次不知道您收到沒有）
