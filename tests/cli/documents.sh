#!/bin/sh
# Word documents and PDFs as papers: places, forms of output, what is refused, and
# poppler's programs when they are missing, broken, endless or slow.
. "$(dirname "$0")/common"

# A PDF by hand: page LINES..., each "x y size text"; Times, Letter.
pdf() {
	python3 - "$@" <<'PY'
import sys
pages, out, offsets = [p.split("\n") for p in sys.argv[2:]], b"%PDF-1.4\n", []
def add(body):
    global out
    offsets.append(len(out))
    out += b"%d 0 obj\n" % len(offsets) + body + b"\nendobj\n"
kids = " ".join("%d 0 R" % (4 + 2 * i) for i in range(len(pages)))
add(b"<</Type/Catalog/Pages 2 0 R>>")
add(("<</Type/Pages/Kids[%s]/Count %d/MediaBox[0 0 612 792]>>" % (kids, len(pages))).encode())
add(b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>")
for i, lines in enumerate(pages):
    add(("<</Type/Page/Parent 2 0 R/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>" % (5 + 2 * i)).encode())
    text = "".join("BT /F %s Tf %s %s Td (%s) Tj ET\n" % (l.split(" ", 3)[2], l.split(" ", 3)[0], l.split(" ", 3)[1], l.split(" ", 3)[3]) for l in lines if l)
    add(("<</Length %d>>stream\n%sendstream" % (len(text), text)).encode())
start = len(out)
out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1) + b"".join(b"%010d 00000 n \n" % o for o in offsets)
out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(offsets) + 1, start)
open(sys.argv[1], "wb").write(out)
PY
}

# A Word document by hand: FILE BODY.
word() {
	python3 - "$@" <<'PY'
import sys, zipfile
main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as z:
    z.writestr("_rels/.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="%s" Target="word/document.xml"/></Relationships>' % rel)
    z.writestr("word/document.xml", '<w:document xmlns:w="%s"><w:body>%s</w:body></w:document>' % (main, sys.argv[2]))
PY
}

# What needs nothing but the program.
printf '{"url": "https://docs.google.com/open?id=1"}' >paper.gdoc
run lint paper.gdoc
check "a link to Google Docs" eval 'exits 3 && out_has "only a link" && out_has "help: open it there"'
printf '\320\317\021\340 W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0' >old.doc
run lint old.doc
check "an old Word file" eval 'exits 3 && out_has "old.doc: error: \"old.doc\" is in the old Word format"'
printf 'no zip' >fake.docx
run lint fake.docx
check "a .docx that is none" eval 'exits 3 && { out_has "damaged" || out_has "cannot be read without"; }'
run lint --format json fake.docx
check "a refused file in JSON" eval 'exits 3 && out_has "\"line\":1,\"column\":1" && out_has "\"rule\":\"file-"'
run trace old.doc
check "trace refuses it, too" eval 'exits 3 && err_has "old Word format"'

# What the program writes itself.
cat >own.md <<'END'
**Country:** Chad
**Topic:** Water

## Background

Lake Chad lost *most* of its water.[^a]

[^a]: Smith, *Rivers* (2019), <https://example.org/a>
END
run render own.md -o own.docx
if [ "$status" -eq 4 ]; then
	check "without minizip: what to install" eval 'err_has "minizip" && err_has "help: install it" && [ ! -e own.docx ]'
	skip "writing Word documents" "minizip is not installed"
else
	check "a Word document" eval 'exits 0 && empty out && [ -s own.docx ]'
	run render own.md --format docx
	check "the same bytes on standard output" eval 'exits 0 && cmp -s out own.docx'
	check "a failed write is noticed" eval '! "$MUNDRAFT" render own.md --format docx >/dev/full 2>/dev/null || [ ! -e /dev/full ]'
	SOURCE_DATE_EPOCH=86400 run render own.md -o dated.docx
	check "its date is that of SOURCE_DATE_EPOCH" eval '! cmp -s own.docx dated.docx'
	run lint --only font,letter-size,line-spacing,margin,paper-size own.docx
	check "its form is what the conference asks for" eval 'exits 0 && empty out'
	run trace own.docx
	check "its words come back" out_has "Lake Chad lost most of its water"
	mkdir folder
	run kazakhstan --format docx -o folder
	check "a draft as a Word document, by the conference's name" eval 'exits 0 && [ -s folder/specpol_Kazakhstan.docx ]'
	for file in "$root"/templates/conferences/*.yaml; do
		id=$(basename "$file" .yaml)
		run kazakhstan --conference "$id" -o "$id.docx"
		run lint --conference "$id" --skip file-name,file-type "$id.docx"
		check "a draft for $id keeps its form" eval \
			'! grep -q "\[\(font\|letter-size\|line-spacing\|margin\|paper-size\|page-numbers\|missing-field\|undefined-note\|unused-note\)\]$" out'
	done
fi

if ! command -v python3 >/dev/null 2>&1; then
	skip "Word documents and PDFs" "no python3 to make them"
	finish
fi

p='<w:p><w:r><w:t>'
e='</w:t></w:r></w:p>'
word paper.docx "${p}Country: Kazakhstan$e${p}Committee: Security Council$e<w:p/>${p}Topic: Peace$e${p}The Council can't wait, and *the the* rest follows.$e"
run lint paper.docx
if err_has "cannot be read without" || out_has "cannot be read without"; then
	skip "Word documents" "minizip or expat is not installed"
else
	check "a Word document: the paragraph and its words" eval \
		'exits 0 && grep -q "^paper.docx:paragraph 4: warning: .*\[contraction\]$" out &&
		out_has "The Council can'\''t wait, and *the the* rest follows."'
	check "what the file does not tell is said" err_has "margins, size of the paper"
	run lint --format gcc paper.docx
	check "gcc form: a paragraph is a line" grep -q "^paper.docx:4:13: warning: .*contraction" out
	check "gcc form: columns are the document's" grep -q "^paper.docx:4:30: .*doubled-word" out
	run lint --format json paper.docx
	check "JSON: page and paragraph" eval 'out_has "\"page\":null,\"paragraph\":4" && python3 -m json.tool out >/dev/null'
	cp paper.docx ./-x.docx
	run lint --only contraction -- -x.docx
	check "a name that begins with a hyphen" eval 'exits 0 && grep -q "^-x.docx:paragraph 4" out'
	"$MUNDRAFT" lint --only contraction - <paper.docx >out 2>err
	check "a Word document on standard input" grep -q "^<stdin>:paragraph 4" out
	run trace paper.docx
	check "trace reads Word documents" out_has "paper.docx:paragraph 4: The Council can't wait"
	head -c 300 paper.docx >half.docx
	run lint half.docx paper.docx
	check "a damaged one does not stop the next" eval 'exits 3 && out_has "half.docx: error:" && out_has "paper.docx:paragraph 4"'
	word bomb.docx "$p.$e"
	python3 -c 'import zipfile; z = zipfile.ZipFile("bomb.docx", "a", zipfile.ZIP_DEFLATED); z.writestr("word/styles.xml", b" " * (1 << 26)); z.writestr("word/_rels/document.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"a\" Type=\"x/styles\" Target=\"styles.xml\"/></Relationships>"); z.close()'
	run lint bomb.docx
	check "a zip bomb" eval 'exits 3 && out_has "zip bomb"'
	printf '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>' >evil.xml
	python3 -c 'import zipfile; z = zipfile.ZipFile("evil.docx", "w"); z.writestr("_rels/.rels", open("evil.xml").read()); z.close()'
	run lint evil.docx
	check "entities are not read" eval 'exits 3 && out_has "document type" && ! out_has "root:"'
fi

line='72 700 12 Country: Kazakhstan'
pdf paper.pdf "$line
72 670 12 The Council can't wait any longer for the report that it asked for in May, and
72 656 12 it should meet." "72 700 12 It must act, and and it must act now."
if ! command -v pdfinfo >/dev/null 2>&1 || ! command -v pdftohtml >/dev/null 2>&1; then
	run lint paper.pdf
	check "without poppler: which package to install" eval 'exits 3 && out_has "poppler"'
	skip "PDF" "no poppler-utils"
	finish
fi
run lint paper.pdf
check "a PDF: page and paragraph" eval 'exits 0 && grep -q "^paper.pdf:page 1, paragraph 2: .*\[contraction\]$" out &&
	grep -q "^paper.pdf:page 2, paragraph 1: .*\[doubled-word\]$" out'
check "a measured PDF needs no estimate" eval '! err_has "estimated"'
run lint --conference amun --only file-type paper.pdf
check "the file's type" eval 'out_has "paper.pdf: warning: the file is a PDF; the conference takes txt [file-type]"'
cp paper.pdf ./-o.pdf
run lint --only contraction -- -o.pdf
check "a PDF whose name begins with a hyphen" eval 'exits 0 && grep -q "^-o.pdf:page 1" out'
check "no files are left behind" eval '! ls | grep -v "\.docx$\|\.pdf$\|\.md$\|^folder$" | grep -qv "paper\|old\|fake\|half\|bomb\|evil\|^out$\|^err$"'
pdf scan.pdf ""
run lint scan.pdf
check "a scanned PDF" eval 'exits 3 && out_has "its pages are pictures"'
head -c 400 paper.pdf >half.pdf
run lint half.pdf
check "a damaged PDF" eval 'exits 3 && out_has "damaged or cut off"'
printf 'hello' >no.pdf
run lint no.pdf
check "a .pdf that is none" eval 'exits 3 && out_has "damaged or cut off"'

# Programs of the same names that misbehave.
mkdir bin
printf '#!/bin/sh\nexec yes\n' >bin/pdfinfo
chmod +x bin/pdfinfo
PATH=$work/bin:$PATH run lint paper.pdf
check "endless output is cut off" eval 'exits 3 && out_has "holds more than any real paper"'
printf '#!/bin/sh\necho "Command Line Error: Incorrect password" >&2\nexit 1\n' >bin/pdfinfo
PATH=$work/bin:$PATH run lint paper.pdf
check "a locked PDF" eval 'exits 3 && out_has "locked with a password" && out_has "help: open it with"'
printf '#!/bin/sh\nkill -9 $$\n' >bin/pdfinfo
PATH=$work/bin:$PATH run lint paper.pdf
check "a program that dies" eval 'exits 3 && out_has "damaged"'
printf '#!/bin/sh\necho x >leak\necho "Pages: 1"\n' >bin/pdfinfo
PATH=$work/bin:$PATH run lint paper.pdf
check "a program can write no file" eval '[ ! -s leak ]'
ln -s "$MUNDRAFT" bin/mundraft
PATH=$work/empty run lint paper.pdf
check "without poppler: which package to install" eval 'exits 3 && out_has "cannot be read without pdfinfo" && out_has "poppler"'
finish
