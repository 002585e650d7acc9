"""All that can be set from outside: one frozen object, read once, from the environment, `.env` and `NAME_FILE`s."""

import os
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Final, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cryptography.fernet import Fernet
from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator, model_validator
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, NoDecode, PydanticBaseSettingsSource, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from community.calendar import Office
from community.hours import Quiet
from knowledge import traditional
from locales import Translator

TELEGRAM: Final = "https://api.telegram.org"
#: What the playground takes from the environment.
_FOR_PLAY_TOO: Final = ("data_dir", "log_level", "quiet_hours", "office_hours")
#: What the example file shows; nobody means it.
_PLACEHOLDERS: Final = ("changeme", "your-token", "xxx")


class BadSettingsError(Exception):
    """The settings cannot work. Its text is one sentence for the operator, with no secret in it."""


class _Files(PydanticBaseSettingsSource):
    """Reads `NAME` from the file that `NAME_FILE` names."""

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        """Return the file's text for a field, None when no file is named."""
        del field
        path = os.environ.get(f"{field_name.upper()}_FILE")
        if not path:
            return None, field_name, False
        try:
            return Path(path).read_text(encoding="utf-8").strip() or None, field_name, False
        except OSError as error:
            raise BadSettingsError(f"{field_name.upper()}_FILE cannot be read: {error.strerror}.") from None
        except UnicodeDecodeError:
            raise BadSettingsError(f"{field_name.upper()}_FILE is not text in UTF-8.") from None

    def __call__(self) -> dict[str, Any]:
        """Return all fields that have a file."""
        found: dict[str, Any] = {}
        for name, field in self.settings_cls.model_fields.items():
            value, key, _ = self.get_field_value(field, name)
            if value is not None:
                found[key] = value
        return found


class Settings(BaseSettings):
    """The settings of one process. Each field's description stands in `.env.example` too; a test compares them."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True)

    bot_token: SecretStr | None = Field(None, description="The token from @BotFather. `linli run` needs it.")
    telegram_api_url: str = Field(TELEGRAM, description="The address of the Bot API server.")
    database_url: str = Field("", description="Where rows are kept; empty: linli.db in DATA_DIR.")
    data_dir: Path = Field(Path("data"), description="The folder of the embedded database, its keys and caches.")
    admin_ids: Annotated[tuple[int, ...], NoDecode] = Field((), description="Telegram ids of the administrators.")
    community_name: str = Field("邻里社区", description="The community's name, as residents say it.")
    counter_phone: str = Field("", description="The service counter's phone, shown with the greeting and errors.")
    time_zone: str = Field("Asia/Shanghai", description="The zone in which times are said.")
    webhook_url: str = Field("", description="Public address for updates; empty: the bot asks for them itself.")
    webhook_secret: SecretStr | None = Field(None, description="Telegram proves with it that an update is its own.")
    web_host: str = Field("127.0.0.1", description="Where the bot's own web server listens.")
    web_port: Annotated[int, Field(ge=0, le=65535)] = Field(8080, description="Its port; 0: any free one.")
    secret_keys: Annotated[tuple[SecretStr, ...], NoDecode] = Field((), description="Fernet keys, newest first.")
    send_rate: Annotated[float, Field(gt=0, le=1000)] = Field(
        25, description="Messages a second for all chats together."
    )
    chat_pacing: bool = Field(default=True, description="Keep Telegram's limits per chat too; off only to measure.")
    quiet_hours: str = Field(
        "20:00-08:00", description="When people are not disturbed, urgent notices aside; none: never."
    )
    office_hours: str = Field(
        "09:00-12:00 13:30-17:30",
        description="When the counter is open on working days; what is promised counts in it.",
    )
    notices_a_day: Annotated[int, Field(ge=1, le=100)] = Field(
        3, description="Notices that a person gets a day; what is more comes as one digest."
    )
    second_person_above: Annotated[int, Field(ge=1)] = Field(
        200, description="A notice to more readers than this needs a second person."
    )
    semantic: bool = Field(
        default=False, description="Compare what questions mean as well; needs the extra `semantic`."
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("INFO", description="How much is logged.")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments win over the environment, that over files named in it, that over `.env`."""
        del file_secret_settings
        return init_settings, env_settings, _Files(settings_cls), dotenv_settings

    @field_validator("admin_ids", mode="before")
    @classmethod
    def _ids(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        parts = [part.strip() for part in value.replace("，", ",").split(",") if part.strip()]
        if not all(part.isascii() and part.isdigit() and int(part) < 2**63 for part in parts):
            raise ValueError("must be Telegram ids, numbers separated by commas")
        return tuple(int(part) for part in parts)

    @field_validator("secret_keys", mode="before")
    @classmethod
    def _keys(cls, value: Any) -> Any:
        parts = [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value
        for part in parts:
            try:
                Fernet(part.get_secret_value() if isinstance(part, SecretStr) else part)
            except ValueError:
                raise ValueError("must be Fernet keys (44 characters each), separated by commas") from None
        return tuple(parts)

    @field_validator("bot_token", "webhook_secret")
    @classmethod
    def _no_placeholder(cls, value: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        text = value.get_secret_value() if value else ""
        if any(word in text.lower() for word in _PLACEHOLDERS):
            raise ValueError("still holds the example's placeholder")
        if (
            text
            and info.field_name == "bot_token"
            and not (text.partition(":")[0].isdigit() and text.partition(":")[2])
        ):
            raise ValueError("must look like 123456:ABC…, as @BotFather gives it")
        return value

    @field_validator("telegram_api_url", "webhook_url")
    @classmethod
    def _address(cls, value: str) -> str:
        parts = urlsplit(value)
        if value and (parts.scheme not in {"http", "https"} or not parts.netloc):
            raise ValueError("must be an address that begins with http:// or https://")
        return value.rstrip("/")

    @field_validator("time_zone")
    @classmethod
    def _zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError):
            raise ValueError("must be a time zone such as Asia/Shanghai") from None
        return value

    @field_validator("quiet_hours")
    @classmethod
    def _quiet_hours(cls, value: str) -> str:
        Quiet.parse(value)
        return value

    @field_validator("office_hours")
    @classmethod
    def _office_hours(cls, value: str) -> str:
        Office.parse(value)
        return value

    @field_validator("database_url")
    @classmethod
    def _database(cls, value: str) -> str:
        if value:
            try:
                driver = make_url(value).drivername
            except ArgumentError:
                driver = ""
            if driver not in {"sqlite+aiosqlite", "postgresql+asyncpg"}:
                raise ValueError("must begin with sqlite+aiosqlite:/// or postgresql+asyncpg://")
        return value

    @model_validator(mode="after")
    def _whole(self) -> "Settings":
        if bool(self.webhook_url) != bool(self.webhook_secret):
            raise ValueError("WEBHOOK_URL and WEBHOOK_SECRET belong together; set both, or neither")
        return self

    @cached_property
    def database(self) -> str:
        """The database's address."""
        return self.database_url or f"sqlite+aiosqlite:///{self.data_dir / 'linli.db'}"

    @cached_property
    def zone(self) -> ZoneInfo:
        """The zone in which times are said."""
        return ZoneInfo(self.time_zone)

    @cached_property
    def quiet(self) -> Quiet | None:
        """The quiet hours, if there are any."""
        return Quiet.parse(self.quiet_hours)

    @cached_property
    def office(self) -> Office:
        """The office hours of a working day."""
        return Office.parse(self.office_hours)

    def facts(self, language: str) -> Mapping[str, str]:
        """Return what every message in this language may mention."""
        name = self.community_name
        return {
            "community": traditional(name) if language == "zh-Hant" else name,
            # A number is read as one, so no line may break inside it.
            "phone": self.counter_phone.replace(" ", "\u00a0"),
            "counter": "phone" if self.counter_phone else "none",
            "office": self._office_in_words(language),
        }

    def _office_in_words(self, language: str) -> str:
        t = Translator(language)
        spans = ([f"{wall.hour}:{wall.minute:02}" for wall in span] for span in self.office.spans)
        shown = (t.plain("office-span", start=start, end=end) for start, end in spans)
        return t.plain("office-hours", spans=t.plain("office-joint").join(shown))

    @property
    def token(self) -> str:
        """The bot's token. Raises BadSettingsError when none is set."""
        if self.bot_token is None:
            raise BadSettingsError(
                "BOT_TOKEN is not set: put the token from @BotFather into .env, or try `linli play`, which needs none."
            )
        return self.bot_token.get_secret_value()


def load(**overrides: Any) -> Settings:
    """Read the settings. Raises BadSettingsError with one sentence that names the variable and the mend."""
    try:
        return Settings(**overrides)
    except UnicodeDecodeError:
        raise BadSettingsError("The file .env is not text in UTF-8.") from None
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        reason = first["msg"].removeprefix("Value error, ")
        name = str(first["loc"][0]).upper() + " " if first["loc"] else ""
        raise BadSettingsError(f"{name}{reason[0].lower() if name else reason[0]}{reason[1:]}.") from None


def load_for_play(**chosen: Any) -> Settings:
    """Return settings for the playground: of the environment only what cannot touch a real deployment."""
    kept = {name: os.environ[name.upper()] for name in _FOR_PLAY_TOO if os.environ.get(name.upper())}
    untouched = {name: field.get_default() for name, field in Settings.model_fields.items()}
    # Whoever tries it in the evening wants to see notices arrive.
    untouched["quiet_hours"] = "none"
    return load(_env_file=None, **{**untouched, **kept, **chosen})
