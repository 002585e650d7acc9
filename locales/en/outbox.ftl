# A line before a message that is sent for the second time, because the first may not have arrived.
perhaps-again = (Perhaps a repeat: we do not know whether the last one reached you.)
