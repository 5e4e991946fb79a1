"""Headless Chromium for tests of pages, with axe-core: installed on first use, started once for a module."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By

from reporters import consumers

FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-dev-shm-usage", "--force-device-scale-factor=1",
)  # fmt: skip


@contextmanager
def started(profile: Path, downloads: Path | None = None) -> Iterator[webdriver.Chrome]:
    """A browser with a profile of its own, which keeps what its page logs."""
    consumers.installed()
    options = webdriver.ChromeOptions()
    options.binary_location = consumers.program("chromium")
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    if downloads:
        options.add_experimental_option("prefs", {"download.default_directory": str(downloads)})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(consumers.program("chromedriver")))
    try:
        yield driver
    finally:
        driver.quit()


class Page:
    """A page in the browser, as a test looks at it and handles it."""

    def __init__(self, driver: webdriver.Chrome) -> None:
        self.driver = driver
        self.size(1280, 900)

    def scheme(self, *, dark: bool) -> None:
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": [scheme]})

    def size(self, width: int, height: int) -> None:
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)

    def run(self, script: str, *values: Any) -> Any:
        return self.driver.execute_script(script, *values)

    def find(self, selector: str) -> Any:
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def shown(self, selector: str) -> list[Any]:
        return [one for one in self.driver.find_elements(By.CSS_SELECTOR, selector) if one.is_displayed()]

    def press(self, *keys: str) -> None:
        self.driver.switch_to.active_element.send_keys(*keys)

    @property
    def focus(self) -> str:
        return str(self.run("return document.activeElement.id || document.activeElement.tagName"))

    def violations(self) -> list[tuple[str, list[Any]]]:
        """What axe-core, with all of its rules, has against the page as it is now."""
        self.driver.execute_cdp_cmd(
            "Runtime.evaluate", {"expression": consumers.AXE.read_text(encoding="utf-8")}
        )
        self.driver.set_script_timeout(120)
        found = self.driver.execute_async_script(
            "const done = arguments[0]; axe.run(document, {resultTypes: ['violations']}).then(r => done("
            "r.violations.map(v => [v.id, v.nodes.map(n => n.html.slice(0, 200) + ' ' + n.failureSummary)])))"
        )
        return [(rule, nodes[:3]) for rule, nodes in found]
