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


class BadServiceWords(CommunityError):
    """Words of a category are missing or too long. Fields: `longest`, in characters."""

    message_id = "refused-bad-service-words"


class BadServiceTime(CommunityError):
    """A promised time is too short or too long. Fields: `least` in minutes, `most` in working days."""

    message_id = "refused-bad-service-time"


class NobodyToClaim(CommunityError):
    """A category needs at least one role that may take its cases in hand."""

    message_id = "refused-nobody-to-claim"


class ServiceNeeded(CommunityError):
    """Other parts count on this category: it can be changed and not retired."""

    message_id = "refused-service-needed"


class WordsTooLong(CommunityError):
    """What was written is longer than it may be. Fields: `over`, by how many characters; `longest`."""

    message_id = "refused-words-too-long"


class TooManyFiles(CommunityError):
    """There are as many pictures and files with it as there may be. Fields: `most`."""

    message_id = "refused-too-many-files"


class Incomplete(CommunityError):
    """Something is missing that nobody can do without. Fields: `field`, "service" or "words"."""

    message_id = "refused-incomplete"


class BadPhone(CommunityError):
    """What was written cannot be a telephone number."""

    message_id = "refused-bad-phone"


class OwnLink(CommunityError):
    """The link is for the neighbour to open, not for whoever made it."""

    message_id = "refused-own-link"


class NobodyBelow(CommunityError):
    """There is no level below this one that has somebody."""

    message_id = "refused-nobody-below"


class NeedsProof(CommunityError):
    """Nothing was sent yet that shows what was done, and this kind of case ends with a picture of it."""

    message_id = "refused-needs-proof"


class PartsOpen(CommunityError):
    """Parts of the case are not done yet. Fields: `numbers`, as people say them."""

    message_id = "refused-parts-open"


class NeedsWords(CommunityError):
    """Somebody is to read why, and there are no words."""

    message_id = "refused-needs-words"


class NobodyListens(CommunityError):
    """Whoever asked erased what was theirs, so that nobody is on the other side of the case."""

    message_id = "refused-nobody-listens"


class NotAlike(CommunityError):
    """Two cases are not of one kind, or one is a part of the other, so they cannot become one."""

    message_id = "refused-not-alike"


class StillOpen(CommunityError):
    """It is not done yet, so nobody can say that it is. Fields: `number`."""

    message_id = "refused-still-open"


class ReopenTooLate(CommunityError):
    """It ended so long ago that it cannot go on. Fields: `days`, within which it can."""

    message_id = "refused-reopen-too-late"


class TooManyDays(CommunityError):
    """An extension must be of at least one working day, and of so many at most. Fields: `longest`."""

    message_id = "refused-too-many-days"


class NotInHand(CommunityError):
    """It waits for somebody: whoever had it in hand has it no more."""

    message_id = "refused-not-in-hand"


class OwnHours(CommunityError):
    """Nobody confirms, corrects or agrees to what is about their own time."""

    message_id = "refused-own-hours"


class GatesShut(CommunityError):
    """A task is not ready to be opened. Fields: `missing`, the names of its gates that are still shut."""

    message_id = "refused-gates-shut"


class NotForYou(CommunityError):
    """A task asks for something that this volunteer does not have, or wish. Fields: `why`, names of reasons."""

    message_id = "refused-not-for-you"


class TaskEnded(CommunityError):
    """A task is over, or was called off. Fields: `state`."""

    message_id = "refused-task-ended"


class OwnMatter(CommunityError):
    """What is about oneself is for somebody else to look at, or to decide."""

    message_id = "refused-own-matter"


class AgeUnsaid(CommunityError):
    """Who wants to join a team did not say yet whether they are of age."""

    message_id = "refused-age-unsaid"


class NeedsConsent(CommunityError):
    """A minor cannot join before somebody noted that their guardian agrees. Fields: `who`."""

    message_id = "refused-needs-consent"


class MinorsNeverLead(CommunityError):
    """Whoever is under age, or did not say that they are not, cannot lead a team. Fields: `who`."""

    message_id = "refused-minors-never-lead"


class AlreadyAnswered(CommunityError):
    """Somebody else answered first. Fields: `who`, their name."""

    message_id = "refused-already-answered"


class TeamClosed(CommunityError):
    """The team does not exist any more. Fields: `name`."""

    message_id = "refused-team-closed"


class NeedsReason(CommunityError):
    """Somebody is to read why, and there are no words."""

    message_id = "refused-needs-reason"


class AlreadySaid(CommunityError):
    """They said how they see it, and it was passed on."""

    message_id = "refused-already-said"


class DayPassed(CommunityError):
    """A licence cannot hold until a day that is over."""

    message_id = "refused-day-passed"


class ComesAsTask(NotAllowed):
    """What a case asks for reaches volunteers as a task, which whoever leads them makes of it."""

    message_id = "refused-comes-as-task"


class NoSeat(CommunityError):
    """The person has no place at this task."""

    message_id = "refused-no-seat"


class TooEarly(CommunityError):
    """Nobody checks in so long before the start. Fields: `minutes` before it from which on one can."""

    message_id = "refused-too-early"


class ServedFirst(CommunityError):
    """Whoever was served is asked first whether somebody came. Fields: `days` that they have for it."""

    message_id = "refused-served-first"


class StillThere(CommunityError):
    """The stint has not ended yet, so there is nothing to confirm or to correct."""

    message_id = "refused-still-there"


class BadMinutes(CommunityError):
    """Nobody can have been at a task for so long. Fields: `most`, in minutes."""

    message_id = "refused-bad-minutes"


class CorrectionWaits(CommunityError):
    """Another correction of the same stint waits for its second person."""

    message_id = "refused-correction-waits"


class SecondPerson(CommunityError):
    """Whoever asked for a correction cannot be the one who agrees to it, nor can the volunteer."""

    message_id = "refused-second-person"


class CameIndeed(CommunityError):
    """Somebody checked in, or has no place any more: that they did not come cannot be noted."""

    message_id = "refused-came-indeed"


class NothingToCertify(CommunityError):
    """No hours of this volunteer are confirmed yet."""

    message_id = "refused-nothing-to-certify"


class BadOwnName(CommunityError):
    """What was written cannot stand as somebody's name. Fields: `longest`."""

    message_id = "refused-bad-own-name"


class NotAskable(CommunityError):
    """A volunteer cannot be asked to come. Fields: `why`: rests, today, before, there, unfit, full or gone."""

    message_id = "refused-not-askable"


class BadTask(CommunityError):
    """Something about a task cannot be so. Field: `why`: title, seats, least, times, past, far, long, begun, taken, private."""

    message_id = "refused-bad-task"


class AlreadyOpen(CommunityError):
    """A task was opened: what it says about safety stays as it is. Fields: `number`."""

    message_id = "refused-already-open"


class Clash(CommunityError):
    """They have a place in another task at that time. Fields: `number`, of that one."""

    message_id = "refused-clash"


class NotOffered(CommunityError):
    """No place is kept for them any more, or never was."""

    message_id = "refused-not-offered"


class JustArrived(CommunityError):
    """Nobody leaves in the minute in which they came: the thumb was too quick."""

    message_id = "refused-just-arrived"


class EventFull(CommunityError):
    """Fewer places are free than a family needs; it may wait. Fields: `heads` it needs, `free`, `have`: those it has."""

    message_id = "refused-event-full"


class PlacesGone(CommunityError):
    """The places that were kept for a family are not any more, or never were."""

    message_id = "refused-places-gone"


class BadEvent(CommunityError):
    """Something about an event cannot be so. Field: `why`: title, seats, times, past, far, long, begun."""

    message_id = "refused-bad-event"


class EventUnready(CommunityError):
    """An event cannot be opened yet. Fields: `missing`, names of what is not said: title, time, venue."""

    message_id = "refused-event-unready"


class EventEnded(CommunityError):
    """An event is over, or was called off; or it has begun, or not yet. Fields: `state`: over, called-off, began, ahead."""

    message_id = "refused-event-ended"


class SeatsTaken(CommunityError):
    """More people come than there would be room for. Fields: `taken`."""

    message_id = "refused-seats-taken"


class EventOpen(CommunityError):
    """An event was opened: it is changed with a reason from now on. Fields: `number`."""

    message_id = "refused-event-open"


class NotCelebrated(CommunityError):
    """Somebody who told no birthday, or took it back, cannot ask for what is offered to those who are celebrated."""

    message_id = "refused-not-celebrated"


class BadDaysOff(CommunityError):
    """An announcement of days off cannot be so.

    Fields: `why`: nothing, no-days, wrong-year, weekday, count, span, too-many, worked, twice, unclear or no-such-day; and,
    where there is one, the `holiday`'s key, the `day`, what was `said` and `counted`.
    """

    message_id = "refused-bad-days-off"

    def __init__(self, why: str, **fields: Any) -> None:
        super().__init__(why=why, **fields)


class BadFestivalWords(CommunityError):
    """What is to be said of a festival is empty or too long. Fields: `longest`."""

    message_id = "refused-bad-festival-words"
