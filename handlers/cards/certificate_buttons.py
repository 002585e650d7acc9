"""Buttons of certificates and of pages to print: what their data look like on the wire."""

from aiogram.filters.callback_data import CallbackData

from handlers.cards.buttons import Id


class WantCertificate(CallbackData, prefix="certificate"):
    """See what a certificate of one's own hours would say."""


class NameCertificate(CallbackData, prefix="certname"):
    """Let another name stand on it."""


class IssueCertificate(CallbackData, prefix="certify"):
    """Get it."""


class SeeCertificate(CallbackData, prefix="certagain"):
    """Get an earlier one once more."""

    certificate: Id


class RevokeCertificate(CallbackData, prefix="certrevoke"):
    """Let a certificate hold no longer; the reason is asked for."""

    certificate: Id


class TaskSlip(CallbackData, prefix="slip"):
    """Print the page for a task."""

    task: Id
