"""Runs the sample scenarios and writes the gallery: a picture of each, and docs/gallery/README.md.

`Scripts/gallery.sh` calls it. What the pictures show is in gallery_entries.py, how they are cut out of reports in
gallery_picture.py. Needs the standard library only.
"""

import argparse
import csv
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile
import time

from gallery_entries import THEMES
from gallery_picture import picture

GALLERY = pathlib.Path("docs/gallery")
SCENARIOS = pathlib.Path("scenarios")
BEATEN = 3  # the exit code of a search that found nothing better, and of a guardrail

HEAD = """# Gallery

Every scenario in [scenarios/](../../scenarios/README.md), what `marketeer` says about it, and a picture from its
report. `Scripts/gallery.sh` makes all of it again, `Scripts/gallery.sh coffee season` a part.

In the pictures blue is the strategy looked at, grey the baseline, dashed orange a rival. The first interval of a row
counts what is not known about the market, the second (grey band) is chance alone, from the seasons at the centre of
all assumptions, which may be fewer.
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("names", nargs="*", help="scenarios; all unless named")
    parser.add_argument("--marketeer", default=".build/release/marketeer", help="the program")
    parser.add_argument("--results", type=pathlib.Path, help="a folder to keep the runs in and use them again")
    arguments = parser.parse_args()
    entries = {entry.name: entry for theme in THEMES.values() for entry in theme}
    unknown = [name for name in arguments.names if name not in entries]
    if unknown:
        parser.error(f"no scenario of the gallery: {', '.join(unknown)}; there are {', '.join(entries)}")
    GALLERY.mkdir(exist_ok=True)
    sections = kept_sections()
    with tempfile.TemporaryDirectory() as temporary:
        results = arguments.results or pathlib.Path(temporary)
        for name in arguments.names or entries:
            sections.update(shown(entries[name], arguments.marketeer, results))
            write(sections)


def shown(entry, marketeer, results):
    """Draws the entry's picture; returns its section by name, or nothing where something it needs is absent."""
    if entry.needs and not is_importable(entry.needs):
        print(f"{entry.name}: skipped, python3 has no {entry.needs}; the committed picture stays", file=sys.stderr)
        return {}
    start = time.monotonic()
    compare = " ".join(["compare {scenario}", entry.arguments]).strip()
    run = report_folder(call(compare, entry, marketeer, results))
    target = GALLERY / f"{entry.name}.svg"
    if entry.draw:
        output = call(entry.draw, entry, marketeer, results, target)
    if entry.figures:
        folder = report_folder(output) if entry.draw else run
        report = (folder / "report.html").read_text(encoding="utf-8")
        target.write_text(picture(report, entry.figures, entry.name), encoding="utf-8")
    print(f"{entry.name}: {time.monotonic() - start:.0f} s", file=sys.stderr)
    return {entry.name: section(entry, [compare, entry.draw], verdict(run))}


def is_importable(module):
    return subprocess.run(["python3", "-c", f"import {module}"], capture_output=True, check=False).returncode == 0


def call(words, entry, marketeer, results, target=None):
    """Runs one command of the program; returns what it printed."""
    words = words.format(scenario=SCENARIOS / f"{entry.name}.yaml", picture=target)
    arguments = [marketeer, *shlex.split(words)]
    if target is None or "--plot" not in arguments:
        arguments += ["--results", str(results)]
    done = subprocess.run(arguments, capture_output=True, text=True, check=False)
    if done.returncode not in (0, BEATEN):
        sys.exit(f"{shlex.join(arguments)}\n{done.stderr}")
    return done.stdout + done.stderr


def report_folder(output):
    return pathlib.Path(re.search(r"^report +(.*)/report\.html$", output, re.MULTILINE).group(1))


def verdict(run):
    """Returns the verdict's first sentence, and the next where that says little."""
    with (run / "tables" / "verdict.csv").open(encoding="utf-8", newline="") as file:
        sentences = [row["text"] for row in csv.DictReader(file) if row["item"] == "sentence"]
    said = sentences.pop(0)
    while sentences and len(said) < 60:
        said += " " + sentences.pop(0)
    return said


def section(entry, commands, said):
    """Returns an entry's part of the page."""
    scenario = SCENARIOS / f"{entry.name}.yaml"
    title = scenario.read_text(encoding="utf-8").partition("\n")[0].lstrip("# ")
    lines = [f"marketeer {c.format(scenario=scenario, picture=entry.name + '.svg')}" for c in commands if c]
    return f"""### {entry.name}

**{title}** {question(entry.name)}

![{entry.name}: {alternative(entry)}]({entry.name}.svg)

> {said}

{entry.notice} [Scenario](../../{scenario})

```sh
{chr(10).join(lines)}
```
"""


def question(name):
    """Returns the scenario's question from the table in scenarios/README.md, as a sentence."""
    for line in (SCENARIOS / "README.md").read_text(encoding="utf-8").splitlines():
        if line.startswith(f"| `{name}.yaml` |"):
            asked = line.strip("| ").split(" | ")[2]
            return asked[0].upper() + asked[1:]
    raise LookupError(f"scenarios/README.md has no line for {name}")


def alternative(entry):
    """Returns what the picture shows, for those who can't see it."""
    names = {
        "differences": "every strategy's difference to the baseline",
        "why": "where the difference comes from",
        "prices": "prices over time",
        "memory": "what consumers remember or keep",
        "incrementality": "what the promotions changed",
        "learning": "what learning cost and found",
        "targeting": "whom the coupons changed",
        "surface": "what every price that was tried earns",
    }
    kinds = {"Units sold a day": "units sold over time", "Units on hand": "stock over time"}
    shows = [kinds.get(figure.caption) or names[figure.section] for figure in entry.figures]
    return "; ".join(dict.fromkeys(shows)) or "the curves that the second command draws"


def kept_sections():
    """Returns the sections that the page already has, by scenario."""
    page = GALLERY / "README.md"
    if not page.exists():
        return {}
    parts = re.split(r"^(?=##+ )", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {part.split()[1]: part.rstrip() + "\n" for part in parts if part.startswith("### ")}


def write(sections):
    """Writes the page: an index, then all sections by theme."""
    index = [
        f"- {theme}: {', '.join(f'[{entry.name}](#{entry.name})' for entry in entries if entry.name in sections)}"
        for theme, entries in THEMES.items()
    ]
    parts = [HEAD, "\n".join(index) + "\n"]
    for theme, entries in THEMES.items():
        parts += [f"## {theme}\n", *(sections[entry.name] for entry in entries if entry.name in sections)]
    (GALLERY / "README.md").write_text("\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
