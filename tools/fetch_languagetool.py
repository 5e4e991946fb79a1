"""Put a LanguageTool together from Maven Central, for machines that may not download its archive.

usage: python tools/fetch_languagetool.py FOLDER

Needs `mvn` and Java 17. FOLDER then holds `languagetool-server.jar` and `libs/`; name it in LTP_JAR_DIR_PATH.
A folder that is complete is left as it is, so the script can be called before every test run.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

VERSION = "6.6"
PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1"
POM = f"""<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>newslint</groupId>
  <artifactId>languagetool</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency>
      <groupId>org.languagetool</groupId>
      <artifactId>languagetool-server</artifactId>
      <version>{VERSION}</version>
    </dependency>
    <dependency>
      <groupId>org.languagetool</groupId>
      <artifactId>language-en</artifactId>
      <version>{VERSION}</version>
    </dependency>
  </dependencies>
</project>
"""
#: The jar that is started: nothing but a list of the others, as in LanguageTool's own archive.
JAR = "languagetool-server.jar"


def manifest(names: list[str]) -> str:
    """A manifest that puts these jars on the class path; its lines may not be longer than 72 bytes."""
    line = "Class-Path: " + " ".join(f"libs/{name}" for name in names)
    pieces = [line[:70]] + [" " + line[at : at + 69] for at in range(70, len(line), 69)]
    return "Manifest-Version: 1.0\r\n" + "\r\n".join(pieces) + "\r\n\r\n"


def fetch(folder: Path) -> None:
    """Fill a folder. Raises CalledProcessError if Maven fails."""
    with tempfile.TemporaryDirectory() as work:
        pom = Path(work, "pom.xml")
        pom.write_text(POM, encoding="utf-8")
        libs = Path(work, "libs")
        subprocess.run(
            ["mvn", "-B", "-q", "-f", str(pom), f"{PLUGIN}:copy-dependencies", f"-DoutputDirectory={libs}", "-DincludeScope=runtime"],
            check=True,
        )  # fmt: skip
        names = sorted(path.name for path in libs.glob("*.jar"))
        folder.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(folder / "libs", ignore_errors=True)
        shutil.move(libs, folder / "libs")
    unfinished = folder / f"{JAR}.part"
    with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as jar:
        jar.writestr("META-INF/MANIFEST.MF", manifest(names))
    unfinished.replace(folder / JAR)  # last, so that a folder with this file is complete


def main(arguments: list[str] | None = None) -> int:
    """Fill the folder named on the command line, unless it is complete. 2 if Maven is not there."""
    parser = argparse.ArgumentParser(description="Put a LanguageTool together from Maven Central.")
    parser.add_argument("folder", type=Path, help="where it goes; left as it is if it is complete")
    folder: Path = parser.parse_args(arguments).folder
    if not (folder / JAR).is_file():
        if shutil.which("mvn") is None:
            print("mvn is not on the PATH", file=sys.stderr)
            return 2
        fetch(folder)
    print(f"LanguageTool {VERSION}: {len(list((folder / 'libs').glob('*.jar')))} jars in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
