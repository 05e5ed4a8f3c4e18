"""Edits a form with python-docx, as scripts of vendors do: edits.py STEP FROM TO."""

import copy
import sys

import docx
from docx.oxml.ns import qn

step, source, target = sys.argv[1:]
document = docx.Document(source)
body = document.element.body


def control(tag):
    for sdt in body.iter(qn("w:sdt")):
        if tag_of(sdt) == tag:
            return sdt
    raise SystemExit(f"no control {tag}")


def tag_of(sdt):
    tag = sdt.find(qn("w:sdtPr")).find(qn("w:tag"))
    return tag.get(qn("w:val")) if tag is not None else None


def set_text(sdt, text):
    texts = list(sdt.iter(qn("w:t")))
    texts[0].text = text
    for other in texts[1:]:
        other.text = ""


def unwrap(sdt):
    """Without the control, its content stays."""
    for child in list(sdt.find(qn("w:sdtContent"))):
        sdt.addprevious(child)
    sdt.getparent().remove(sdt)


def cell_after(label):
    for table in document.tables:
        for row in table.rows:
            if row.cells[0].text.split("\n")[0] == label:
                return row.cells[1]
    raise SystemExit(f"no label {label}")


def rows_table():
    return next(table for table in document.tables if table.rows[0].cells[0].text.startswith("年月"))


if step == "change":
    set_text(control("product_name"), "変更後の製品 X-9")
    cell_after("型番").text = "NEW-1"
    paragraph = cell_after("担当部署").paragraphs[0]
    unwrap(control("contact_department"))
    paragraph.add_run("第二課")
elif step == "unwrap":
    for sdt in list(body.iter(qn("w:sdt"))):
        unwrap(sdt)
elif step == "add-rows":
    table = rows_table()
    last = table.rows[-1]._tr
    last.addnext(copy.deepcopy(last))
    for sdt, text in zip(table.rows[-1]._tr.iter(qn("w:sdt")), ["2030-01", "7", "9,999"]):
        set_text(sdt, text)
    added = table.add_row()
    for cell, text in zip(added.cells, ["2030-02", "８台", "10,007"]):
        cell.text = text
    table.add_row()
elif step == "delete-rows":
    table = rows_table()
    for row in list(table.rows)[1:3]:
        table._tbl.remove(row._tr)
elif step == "merge":
    # python-docx takes a paragraph that holds nothing but a control for an empty one, and drops it.
    for sdt in list(body.iter(qn("w:sdt"))):
        unwrap(sdt)
    table = rows_table()
    table.cell(1, 0).merge(table.cell(2, 0))
    for table in document.tables:
        for row in table.rows:
            if row.cells[0].text.startswith("法人番号"):
                row.cells[0].merge(row.cells[1])
else:
    raise SystemExit(f"unknown step {step}")

document.save(target)
