"""The bot's process: started, stopped, killed and restarted from the page, and watched for crashes."""

import asyncio
import os
from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import Any

from playground.refusals import ImpossibleError

Wire = dict[str, Any]

PATIENCE = 15.0
"""Seconds that a process has to end itself after SIGTERM before it is killed."""


class Process:
    """A child process given as a command; without a command there is none.

    Attributes:
        env: the environment that the process gets.
        state: none, running, stopping, stopped or crashed.
        started: awaited after every start, once the process runs.

    """

    def __init__(
        self,
        command: Sequence[str] = (),
        env: Mapping[str, str] | None = None,
        *,
        changed: Callable[[Wire], None] = lambda _state: None,
        started: Callable[[], Coroutine[Any, Any, None]] | None = None,
    ) -> None:
        self._command = tuple(command)
        self.env = {**os.environ, **(env or {})}
        self._changed = changed
        self._started = started
        self._child: asyncio.subprocess.Process | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._watch: asyncio.Task[None] | None = None
        self.state = "stopped" if command else "none"
        self.exit_code: int | None = None

    def status(self) -> Wire:
        """Tell the state as the control address does."""
        pid = self._child.pid if self._child and self.state in {"running", "stopping"} else None
        return {"state": self.state, "pid": pid, "exit_code": self.exit_code}

    def _is(self, state: str) -> None:
        self.state = state
        self._changed(self.status())

    async def do(self, what: str) -> Wire:
        """Start, stop, kill or restart; gives the state after it."""
        if self.state == "none":
            raise ImpossibleError("The playground was given no bot process.")
        match what:
            case "start":
                await self.start()
            case "stop":
                await self.stop()
            case "kill":
                await self.kill()
            case "restart":
                await self.stop()
                await self.start()
            case _:
                raise ImpossibleError(f"A process cannot {what}.")
        return self.status()

    async def start(self) -> None:
        """Start the process, unless it runs."""
        if not self._command or self.state in {"running", "stopping"}:
            return
        self.exit_code = None
        self._child = await asyncio.create_subprocess_exec(*self._command, env=self.env)
        self._is("running")
        self._watch = asyncio.create_task(self._watched(self._child))
        if self._started:
            task: asyncio.Task[None] = asyncio.create_task(self._started())
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _watched(self, child: asyncio.subprocess.Process) -> None:
        """Wait for the end, and tell whether anybody asked for it."""
        self.exit_code = await child.wait()
        self._is("stopped" if self.state == "stopping" else "crashed")

    async def stop(self) -> None:
        """End the process with SIGTERM, and kill it when it does not end in time."""
        if self.state != "running" or self._child is None or self._watch is None:
            return
        self._is("stopping")
        self._signal(asyncio.subprocess.Process.terminate)
        done, _ = await asyncio.wait({self._watch}, timeout=PATIENCE)
        if not done:
            self._signal(asyncio.subprocess.Process.kill)
            await self._watch

    async def kill(self) -> None:
        """Kill the process as a power cut would; it counts as a crash."""
        if self.state == "running" and self._watch is not None:
            self._signal(asyncio.subprocess.Process.kill)
            await self._watch

    def _signal(self, send: Callable[[asyncio.subprocess.Process], None]) -> None:
        if self._child is not None and self._child.returncode is None:
            send(self._child)

    async def close(self) -> None:
        """Stop the process and everything that waits for it."""
        await self.stop()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
