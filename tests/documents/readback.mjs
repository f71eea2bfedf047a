// What mammoth or pandoc reads in FILE.docx against our own FILE.html: the same words in
// the same order, and as many notes.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const [tool, ...files] = process.argv.slice(2)

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0', '#39': "'" }
const decode = (text) =>
	text.replace(/&(#x?[0-9a-f]+|\w+);/gi, (whole, name) => {
		if (entities[name]) return entities[name]
		if (/^#x/i.test(name)) return String.fromCodePoint(parseInt(name.slice(2), 16))
		return name[0] === '#' ? String.fromCodePoint(parseInt(name.slice(1), 10)) : whole
	})

// Numbers of lists, marks of notes and what leads back to them are not words of the text.
const words = (html) =>
	decode(
		html
			.replace(/<(style|title|script)[\s\S]*?<\/\1>/g, ' ')
			.replace(/<sup[\s\S]*?<\/sup>/g, '')
			.replace(/<\/?(p|li|h\d|br|div|section|ul|ol|pre|blockquote|td|tr|hr|body|aside|footer|header)\b[^>]*>/g, ' ')
			.replace(/<[^>]*>/g, '')
	)
		.replace(/[\u2191\u21a9\ufe0e\u00ad\u200b]/g, '')
		.replace(/[\u2018\u2019]/g, "'")
		.split(/\s+/)
		.filter((word) => word && !/^\d+\.$/.test(word))

const marks = (html) => (html.match(/<sup/g) ?? []).length

async function read(file) {
	if (tool === 'pandoc') return execFileSync('pandoc', ['-f', 'docx', '-t', 'html', '--wrap=none', file], { encoding: 'utf8' })
	const mammoth = (await import('mammoth')).default
	return (await mammoth.convertToHtml({ path: file })).value
}

let failed = files.length === 0
for (const file of files) {
	const ours = readFileSync(file.replace(/docx$/, 'html'), 'utf8')
	const body = ours.slice(ours.indexOf('<body'))
	const theirs = await read(file)
	const wanted = words(body), got = words(theirs)
	const at = wanted.findIndex((word, i) => word !== got[i])
	if (at >= 0 || wanted.length !== got.length) {
		const from = Math.max(0, (at < 0 ? wanted.length : at) - 3)
		console.log(`# ${file}: wanted "${wanted.slice(from, from + 8).join(' ')}", got "${got.slice(from, from + 8).join(' ')}"`)
		failed = true
	}
	if ((marks(body) > 0) !== (marks(theirs) > 0)) {
		console.log(`# ${file}: ${marks(body)} marks and numbers of notes, ${marks(theirs)} in ${tool}`)
		failed = true
	}
}
process.exit(failed ? 1 : 0)
