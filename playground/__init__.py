"""A Bot API in a box: people, bots and chats on loopback, for demo, manual trial and tests.

It knows nothing of Linli; whatever speaks the Bot API can be tried on it. docs/playground.md tells how.
"""

from playground.acts import World
from playground.refusals import ImpossibleError, Refusal, TakenError
from playground.server import Playground, serve

__all__ = ["ImpossibleError", "Playground", "Refusal", "TakenError", "World", "serve"]
