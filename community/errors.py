"""Refusals: what the community says no to, as facts with fields. The words for them are in `locales/`."""

from typing import Any, ClassVar


class CommunityError(Exception):
    """A refusal that a person should hear. `message_id` names its words; the fields are their arguments."""

    message_id: ClassVar[str]

    def __init__(self, **fields: Any) -> None:
        self.fields = fields
        super().__init__(self.message_id, fields)


class NotAllowed(CommunityError):
    """The person has no role that permits this act at this place."""

    message_id = "refused-not-allowed"


class NotFound(CommunityError):
    """There is no such thing, or it is not for this person to see; the two sound the same on purpose."""

    message_id = "refused-not-found"


class Ended(CommunityError):
    """It was finished or taken back meanwhile."""

    message_id = "refused-ended"


class AlreadyTaken(CommunityError):
    """Somebody else was faster. Fields: `who`, the holder's name."""

    message_id = "refused-already-taken"


class FileGone(CommunityError):
    """A file that was sent cannot be fetched any more."""

    message_id = "refused-file-gone"


class NotYours(CommunityError):
    """The button belongs to another person's message."""

    message_id = "refused-not-yours"


class TooMany(CommunityError):
    """The person has as many open requests as one person may have. Fields: `count`."""

    message_id = "refused-too-many"


class BadName(CommunityError):
    """A name for a place is empty, too long or taken beside it. Fields: `longest`."""

    message_id = "refused-bad-name"


class StillInUse(CommunityError):
    """A place cannot go while something is in it. Fields: `name`."""

    message_id = "refused-still-in-use"


class NoSuchPerson(CommunityError):
    """Nobody whom the bot has met is meant by this."""

    message_id = "refused-no-such-person"


class AdministratorFromSettings(CommunityError):
    """Administrators come from the settings and cannot be revoked in chat."""

    message_id = "refused-administrator-from-settings"


class InvitationOver(CommunityError):
    """The link was used, is too old, or never was."""

    message_id = "refused-invitation-over"


class NoticeTooLong(CommunityError):
    """A notice must be one message. Fields: `over`, by how many characters; `longest`."""

    message_id = "refused-notice-too-long"


class NoticeEmpty(CommunityError):
    """A notice, or the reason for an urgent one, has no words."""

    message_id = "refused-notice-empty"


class NobodyToReach(CommunityError):
    """Whoever is chosen, the bot can write to none of them."""

    message_id = "refused-nobody-to-reach"


class NobodyToApprove(CommunityError):
    """A second person must agree, and there is none who may."""

    message_id = "refused-nobody-to-approve"


class OwnNotice(CommunityError):
    """The second person must be another one."""

    message_id = "refused-own-notice"


class TooLate(CommunityError):
    """The moment has passed."""

    message_id = "refused-too-late"


class AlreadyNudged(CommunityError):
    """Those who did not confirm were reminded before; once is enough."""

    message_id = "refused-already-nudged"


class CorrectionNeedsAdministrator(CommunityError):
    """More than its author decided what this notice says, so its author alone cannot change it."""

    message_id = "refused-correction-needs-administrator"


class TooFew(CommunityError):
    """So few people are concerned that any number would tell who they are."""

    message_id = "refused-too-few"


class TooFewForTopic(CommunityError):
    """So few of those who would get it want to hear about the topic that one could guess who they are."""

    message_id = "refused-too-few-for-topic"


class IdTaken(CommunityError):
    """There is an article with this id already, perhaps a retired one. Fields: `id`."""

    message_id = "refused-id-taken"


class ChangedMeanwhile(CommunityError):
    """Somebody else changed it first.

    Fields: `who`, their name; `known`, "yes", or "no" where nobody's name is known; `number`, of the version that is there now.
    """

    message_id = "refused-changed-meanwhile"


class MixedMedia(CommunityError):
    """Pictures and files do not go into one message together."""

    message_id = "refused-mixed-media"
