/// The workbook, written by openpyxl from the CSV files and their dictionary.
enum Workbook {
  /// Arguments: the folder of CSV files, the workbook's path, the currency.
  ///
  /// Texts are never formulas. Equal tables give equal bytes: no time goes into the file.
  static let program = #"""
    import csv
    import datetime
    import io
    import re
    import sys
    import zipfile
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    folder, target, currency = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    FIRST = {
        "verdict": "verdict", "strategies": "ranking", "price_recommendations": "prices",
        "price_list": "price list", "promo_calendar": "promotion calendar",
        "weekly_plan": "weekly plan", "forecast": "forecast", "metrics": "metrics"}
    # Day by day and season by season they are for programs; the CSV files hold them.
    LEFT_OUT = {"columns", "daily", "daily_summary", "draws", "incrementality"}
    WIDEST = 90
    MONEY = f'#,##0.00 "{currency}"'
    FORMATS = {
        currency: MONEY, "money": MONEY, "share": "0.0%", "ratio": "0.00", "days": "0.0",
        "day": "0", "week": "0", "weeks": "0.0", "number": "0", "date": "yyyy-mm-dd"}


    def rows(path):
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.reader(file))


    units = {(table, column): unit for table, column, unit, _ in rows(folder / "columns.csv")[1:]}
    objective = {row[0]: row[2] for row in rows(folder / "verdict.csv")}["objective"]


    def unit_of(table, column, row):
        """The unit of a number: the column's, or the one that its row names."""
        unit = units.get((table, column), "text")
        if unit == "as the objective":
            return currency if objective in ("contribution", "revenue") else "count"
        if unit == "as the row says" and "unit" in row:
            return row["unit"]
        if (table, column, row.get("by")) == ("bridge", "name", "week"):
            return "week"
        if (table, column, row.get("item")) == ("verdict", "text", "weeks"):
            return "weeks"
        return unit


    def value(text, unit):
        if text == "":
            return None
        if unit == "true or false":
            return {"true": True, "false": False, "1": True, "0": False}.get(text, text)
        if unit == "date":
            return datetime.date.fromisoformat(text)
        if unit in ("text", "time"):
            return ILLEGAL_CHARACTERS_RE.sub(" ", text)
        number = float(text) if text not in ("inf", "-inf") else text
        return int(number) if isinstance(number, float) and number.is_integer() else number


    def number_format(unit, is_whole):
        if unit == "count":
            return "#,##0" if is_whole else "#,##0.0"
        return FORMATS.get(unit, "#,##0.00##")


    def fill(sheet, table, lines):
        header = lines[0]
        sheet.append(header)
        is_whole = [all("." not in line[index] for line in lines[1:]) for index in range(len(header))]
        for line in lines[1:]:
            row = dict(zip(header, line))
            sheet.append([None] * len(header))
            for index, column in enumerate(header, start=1):
                unit = unit_of(table, column, row)
                cell = sheet.cell(sheet.max_row, index)
                cell.value = value(row[column], unit)
                if isinstance(cell.value, str):
                    cell.data_type = "s"  # never a formula
                    cell.alignment = Alignment(vertical="top", wrap_text=len(cell.value) > WIDEST)
                    # Lines that a reader's font wraps; openpyxl measures nothing.
                    lines_of_text = -(-len(cell.value) // WIDEST)
                    if lines_of_text > 1:
                        sheet.row_dimensions[cell.row].height = 15 * lines_of_text
                elif cell.value is not None:
                    cell.alignment = Alignment(horizontal="right", vertical="top")
                    if not isinstance(cell.value, bool):
                        cell.number_format = number_format(unit, is_whole[index - 1])
        decorate(sheet, table, lines)


    def decorate(sheet, table, lines):
        for cell in sheet[1]:
            is_text = units.get((table, cell.value), "text") in ("text", "time")
            cell.alignment = Alignment(horizontal="left" if is_text else "right")
            cell.font = Font(bold=True)
            cell.fill = PatternFill("solid", fgColor="E0E6EA")
        sheet.freeze_panes = "B2"
        sheet.auto_filter.ref = sheet.dimensions
        for index in range(len(lines[0])):
            # Numbers are shown shorter than they are written.
            longest = max(min(WIDEST, len(line[index])) if not re.fullmatch(r"-?[\d.e-]+", line[index]) else 12
                          for line in lines)
            sheet.column_dimensions[get_column_letter(index + 1)].width = max(8, longest + 3)
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True


    def as_bytes(workbook):
        """The file without the moment at which it was written."""
        buffer = io.BytesIO()
        workbook.save(buffer)
        result = io.BytesIO()
        with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                content = old.read(name)
                if name == "docProps/core.xml":
                    content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2000-01-01T00:00:00Z", content)
                new.writestr(zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
        return result.getvalue()


    workbook = Workbook()
    workbook.remove(workbook.active)
    workbook.properties.creator = "Marketeer"
    names = {path.stem for path in folder.glob("*.csv")}
    order = [name for name in FIRST if name in names]
    order += sorted(names - set(FIRST) - LEFT_OUT)
    for name in order:
        lines = rows(folder / f"{name}.csv")
        if len(lines) > 1:
            fill(workbook.create_sheet(FIRST.get(name, name.replace("_", " "))[:31]), name, lines)
    dictionary = rows(folder / "columns.csv")
    kept = [line for line in dictionary[1:] if line[0] in order]
    fill(workbook.create_sheet("dictionary"), "columns", [dictionary[0], *kept])
    target.write_bytes(as_bytes(workbook))
    """#
}
