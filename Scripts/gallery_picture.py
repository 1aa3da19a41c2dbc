"""Cuts figures out of a report and lays them out as one picture that needs no page around it.

A report's charts are pieces of SVG between pieces of HTML, coloured by the page's style sheet. A picture here is
one SVG with a white background, its own style rules and every text placed.
"""

import re
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

WIDTH = 900
MARGIN = 16
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', sans-serif"
ROLES = ("baseline", "rival", "winner")


@dataclass(frozen=True)
class Figure:
    """Which figure of a report: its section's anchor, the beginning of its caption, and which of its panels."""

    section: str
    caption: str
    panels: tuple = ()
    columns: int = 2


def picture(report, figures, title):
    """Returns the figures as the text of an SVG file: one below the other, two with one panel each side by side."""
    canvas = Canvas(title)
    found = [(find(report, wanted), wanted) for wanted in figures]
    while found:
        if len(found) > 1 and all(len(shown_panels(*each)) == 1 for each in found[:2]):
            canvas.beside(found[:2])
            found = found[2:]
        else:
            canvas.figure(*found.pop(0))
    return canvas.text(style_rules(report, canvas.body()))


def find(report, wanted):
    """Returns the figure as a tree; raises LookupError where the report has none such."""
    section = re.search(rf'<section id="{wanted.section}".*?</section>', charts_as_figures(report), re.DOTALL)
    for text in re.findall(r"<figure>.*?</figure>", section.group() if section else "", re.DOTALL):
        figure = ElementTree.fromstring(text)
        if words(figure.find("figcaption")).startswith(wanted.caption):
            return figure
    raise LookupError(f"no figure '{wanted.caption}' in section '{wanted.section}'")


def charts_as_figures(report):
    """Returns a search's report with its charts in figures like those of a comparison."""
    return re.sub(
        r'<p>([^<]*)</p>\s*<div class="search-charts">(.*?)</div>',
        r"<figure><figcaption>\1</figcaption>\2</figure>",
        report,
    )


def shown_panels(figure, wanted):
    """Returns the figure's small charts: all, or those whose headings are wanted."""
    panels = [panel for panel in figure.findall("div[@class='panels']/div") if panel.find("svg") is not None]
    if not wanted.panels:
        return panels
    shown = [panel for panel in panels if words(panel.find("h3")) in wanted.panels]
    if len(shown) < len(wanted.panels):
        raise LookupError(f"not all of {wanted.panels} are panels of '{wanted.caption}'")
    return shown


def words(element):
    """Returns an element's text without tags and double spaces."""
    return " ".join("".join(element.itertext()).split())


def text_width(text, size):
    """Returns about how wide a line of text is, rather too wide than too narrow."""
    return 0.57 * size * len(text)


def wrapped(text, size, width):
    """Returns the text as lines that fit the width."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, size) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


class Canvas:
    """Grows downwards as figures are added."""

    def __init__(self, title):
        self.title = title
        self.left = MARGIN
        self.width = WIDTH - 2 * MARGIN
        self.height = MARGIN
        self.pieces = []

    def body(self):
        return "\n".join(self.pieces)

    def text(self, rules):
        """Returns the whole file."""
        height = round(self.height + MARGIN)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" '
            f'height="{height}" font-family={quoteattr(FONT)}>\n<title>{escape(self.title)}</title>\n'
            f'<style>\n{rules}\n</style>\n<rect width="100%" height="100%" fill="#ffffff"/>\n{self.body()}\n</svg>\n'
        )

    def beside(self, figures):
        """Adds two figures side by side."""
        top, heights = self.height, []
        self.width = (WIDTH - 2 * MARGIN - 20) / 2
        for figure, wanted in figures:
            self.height = top
            self.figure(figure, wanted)
            heights.append(self.height)
            self.left += self.width + 20
        self.left, self.width, self.height = MARGIN, WIDTH - 2 * MARGIN, max(heights)

    def figure(self, figure, wanted):
        """Adds caption, legend, and panels, rows or a single chart."""
        self.caption(words(figure.find("figcaption")))
        legend = figure.find("div[@class='legend']")
        if legend is not None:
            self.legend(legend)
        rows = figure.find("div[@class='rows']")
        if figure.find("div[@class='panels']") is not None:
            self.panels(shown_panels(figure, wanted), wanted.columns)
        elif rows is not None:
            self.rows(rows)
        else:
            self.chart(figure.find("svg"))

    def line(self, text, x, y, size, attributes=""):
        self.pieces.append(f'<text x="{x:g}" y="{y:g}" font-size="{size:g}"{attributes}>{escape(text)}</text>')

    def caption(self, text):
        for line in wrapped(text, 13, self.width):
            self.height += 17
            self.line(line, self.left, self.height - 4, 13, ' fill="#1a2027"')
        self.height += 6

    def legend(self, legend):
        """Names behind samples of their marks, in as many lines as they need."""
        x = self.left
        for item in legend.findall("span"):
            text = words(item)
            width = 37 + text_width(text, 12) + 20
            if x + width - 20 > self.left + self.width and x > self.left:
                x, self.height = self.left, self.height + 20
            sample = item.find("svg")
            self.nested(sample, x, self.height, 30, 14)
            self.line(text, x + 37, self.height + 11.5, 12, ' fill="#1a2027"')
            x += width
        self.height += 26

    def nested(self, chart, x, y, width, height):
        """Places a chart as an SVG of its own, so that its percentages and its viewBox hold."""
        for parent in list(chart.iter()):
            for child in [child for child in parent if child.tag in ("title", "desc")]:
                parent.remove(child)
        chart.tail = None
        for name in ("role", "aria-hidden", "style"):
            chart.attrib.pop(name, None)
        place = {"x": f"{x:g}", "y": f"{y:g}", "width": f"{width:g}", "height": f"{height:g}"}
        chart.attrib = {**place, "overflow": "visible", **chart.attrib}
        self.pieces.append(ElementTree.tostring(chart, encoding="unicode"))

    def chart(self, chart):
        """A single chart, over the whole width unless it has a shape of its own."""
        width, height = self.width, 168
        if "viewBox" in chart.attrib:
            _, _, chart_width, chart_height = map(float, chart.attrib["viewBox"].split())
            width = min(width, 640)
            height = width * chart_height / chart_width
        self.nested(chart, self.left, self.height, width, height)
        self.height += height + 10

    def panels(self, panels, columns):
        """Small charts in columns."""
        width = self.width
        if self.width > WIDTH / 2:
            width = (self.width - 20 * (columns - 1)) / columns
        else:
            columns = 1
        for first in range(0, len(panels), columns):
            beside = enumerate(panels[first : first + columns])
            self.height += max(self.panel(panel, self.left + i * (width + 20), width) for i, panel in beside)

    def panel(self, panel, x, width):
        """One small chart with its heading; returns its height."""
        chart = panel.find("svg")
        _, _, chart_width, chart_height = map(float, chart.attrib["viewBox"].split())
        height = width * chart_height / chart_width
        heading = panel.find("h3")
        top = self.height
        if heading is not None:
            self.line(words(heading), x, top + 14, 13, ' font-weight="600" fill="#1a2027"')
            top += 20
        self.nested(chart, x, top, width, height)
        return top + height + 12 - self.height

    def rows(self, rows):
        """One row per name: the name, its marks, its value."""
        left, right = 190, 190
        for row in rows.findall("div"):
            role = row.attrib["class"].replace("row", "", 1).strip()
            name = words(row.find("div[@class='row-name']"))
            height = 20 if role == "axis" else 40
            self.pieces.append(f'<g class="{role}">' if role else "<g>")
            self.name(name, role, height)
            self.nested(
                row.find("svg"), MARGIN + left, self.height, WIDTH - 2 * MARGIN - left - right, height
            )
            self.value(row.find("div[@class='row-value']"), WIDTH - MARGIN - right + 16, height)
            self.pieces.append("</g>")
            self.height += height

    def name(self, name, role, height):
        colour = "#0068a8" if role == "winner" else "#1a2027"
        lines = wrapped(name, 13, 180)
        for index, line in enumerate(lines):
            y = self.height + height / 2 + 4.5 + 16 * (index - (len(lines) - 1) / 2)
            self.line(line, MARGIN, y, 13, f' font-weight="560" fill="{colour}"')

    def value(self, value, x, height):
        """The value, and below it smaller what is said besides."""
        besides = [words(part) for part in value.findall("span[@class='sub']")]
        for part in value.findall("span[@class='sub']"):
            value.remove(part)
        lines = [text for text in [words(value), *besides] if text]
        for index, text in enumerate(lines):
            y = self.height + height / 2 + 4.5 + 15 * (index - (len(lines) - 1) / 2)
            size, colour = (13, "#1a2027") if index == 0 else (11.5, "#55606d")
            self.line(text, x, y, size, f' fill="{colour}"')


def style_rules(report, body):
    """Returns the rules of the report's style sheet that the picture needs, with light colours filled in."""
    sheet = re.search(r"<style>(.*?)</style>", report, re.DOTALL).group(1)
    sheet = re.sub(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", sheet)
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", sheet)
    colours = dict(re.findall(r"--([\w-]+):\s*(#\w+)", rules[0][1]))
    used = {name for names in re.findall(r'class="([^"]*)"', body) for name in names.split()}
    lines = []
    for selectors, declarations in rules[1:]:
        declarations = " ".join(part for part in drawing(declarations))
        for selector in (part.strip() for part in selectors.split(",")):
            names = re.findall(r"\.([\w-]+)", selector)
            if not declarations or not names or re.search(r"(^|\s)[a-z]", selector) or not set(names) <= used:
                continue
            lines += [filled(rule, colours) for rule in by_role(selector, declarations)]
    return "\n".join(lines)


def drawing(declarations):
    """Returns the declarations that say how to draw, not how to lay out a page."""
    for declaration in re.findall(r"[^;]+", declarations):
        name = declaration.split(":")[0].strip()
        if re.fullmatch(r"fill.*|stroke.*|opacity|font-size|font-variant-numeric|text-anchor", name):
            yield declaration.strip() + ";"


def by_role(selector, declarations):
    """Returns the rule, and once per role what depends on the role, the baseline's first as nobody's."""
    if "var(--role)" not in declarations:
        return [f"{selector} {{ {declarations} }}"]
    rules = [f"{selector} {{ {declarations.replace('--role', '--baseline')} }}"]
    for role in ROLES:
        rules.append(
            f".{role} {selector}, {selector}.{role} {{ {declarations.replace('--role', '--' + role)} }}"
        )
    return rules


def filled(rule, colours):
    return re.sub(r"var\(--([\w-]+)\)", lambda match: colours[match.group(1)], rule)
