/** Input: a `let`. Output: the tree of its value, operators in front, `_` between factors side by side. */
import { parse } from '../../../server/src/syntax/parse.ts';
import { runCases } from '../../support/cases.ts';
import { printFile } from '../../support/print-tree.ts';

runCases(new URL('expressions.cases', import.meta.url), (input) => printFile(parse(input)));
