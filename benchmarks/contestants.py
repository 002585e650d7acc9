"""The two bots, each a process of its own on one playground: Linli as `linli run` starts it, and the echo bot beside it."""

import asyncio
import os
import sys
import tempfile
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
#: Seconds that a bot has to end itself.
_PATIENCE: Final = 15.0


@dataclass(frozen=True, slots=True)
class Contestant:
    """One bot: its name in the tables, its account, and how its process is started."""

    name: str
    bot: int
    command: tuple[str, ...]
    env: Mapping[str, str]

    @property
    def token(self) -> str:
        """The token of its account; it opens nothing but the playground."""
        return f"{self.bot}:for-the-playground-only"


#: Both limits are Telegram's, not ours: with them, every bot answers 25 messages a second and nothing is seen.
LINLI: Final = Contestant(
    "Linli", 900001, ("-m", "bot", "run"), {"WEB_PORT": "0", "SEND_RATE": "1000", "CHAT_PACING": "false"}
)
ECHO: Final = Contestant("aiogram echo", 900002, ("-m", "benchmarks.echo"), {})
BOTH: Final = (LINLI, ECHO)


class Running:
    """A bot's process."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    def memory(self) -> tuple[float, float]:
        """Return what it holds now, and the most it ever held, in MB."""
        lines = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii").splitlines()
        sizes = {line.partition(":")[0]: line.split()[1] for line in lines if line.startswith("Vm")}
        return int(sizes["VmRSS"]) / 1024, int(sizes["VmHWM"]) / 1024

    def worked(self) -> float:
        """Return the processor seconds it has used."""
        # Behind the name in brackets, which may hold anything, the 12th and 13th field: in user code, in the system.
        fields = Path(f"/proc/{self._process.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    async def stop(self) -> None:
        """End it as a supervisor does."""
        if self._process.returncode is None:
            self._process.terminate()
        try:
            async with asyncio.timeout(_PATIENCE):
                await self._process.wait()
        except TimeoutError:
            self._process.kill()
            await self._process.wait()


def environment(**more: str) -> dict[str, str]:
    """Return a clean environment: whatever this machine sets for a real bot stays outside."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return {**kept, "PYTHONPATH": str(ROOT), **more}


@asynccontextmanager
async def running(command: tuple[str, ...], folder: Path, env: Mapping[str, str]) -> AsyncGenerator[Running]:
    """Run a Python program in `folder`; what it logged is shown if the measurement fails."""
    with tempfile.TemporaryFile() as log:
        process = await asyncio.create_subprocess_exec(sys.executable, *command, cwd=folder, env=env, stderr=log)
        bot = Running(process)
        try:
            yield bot
        except BaseException:
            log.seek(0)
            sys.stderr.buffer.write(log.read()[-4000:])
            raise
        finally:
            await bot.stop()


@asynccontextmanager
async def started(one: Contestant, url: str, folder: Path) -> AsyncGenerator[Running]:
    """Run one of the two on the playground at `url`; Linli keeps its database in `folder`."""
    env = environment(BOT_TOKEN=one.token, TELEGRAM_API_URL=url, DATA_DIR=str(folder), **one.env)
    async with running(one.command, folder, env) as bot:
        yield bot
