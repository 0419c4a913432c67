/** Diagnostics of form, by the code of the parser's issue. */
import type { SyntaxIssue, SyntaxIssueCode } from '../../syntax/tree.ts';
import { report, type Diagnostic, type DiagnosticDescriptor } from '../diagnostic.ts';
import { chainedComparison } from './chained-comparison.ts';
import { keywordAsName } from './keyword-as-name.ts';
import { malformedNumber } from './malformed-number.ts';
import { missingName } from './missing-name.ts';
import { missingToken } from './missing-token.ts';
import { missingValue } from './missing-value.ts';
import { multiplicationNeedsSign } from './multiplication-needs-sign.ts';
import { nestedTooDeeply } from './nested-too-deeply.ts';
import { strayBrace } from './stray-brace.ts';
import { strayBracket } from './stray-bracket.ts';
import { unclosedBrace } from './unclosed-brace.ts';
import { unclosedBracket } from './unclosed-bracket.ts';
import { unclosedString } from './unclosed-string.ts';
import { unexpectedToken } from './unexpected-token.ts';
import { unknownDeclaration } from './unknown-declaration.ts';
import { unknownStatement } from './unknown-statement.ts';
import { unreadableCharacter } from './unreadable-character.ts';

export const syntaxDiagnostics: Readonly<Record<SyntaxIssueCode, DiagnosticDescriptor<SyntaxIssue>>> = {
  'unreadable-character': unreadableCharacter,
  'unclosed-string': unclosedString,
  'unclosed-bracket': unclosedBracket,
  'unclosed-brace': unclosedBrace,
  'stray-bracket': strayBracket,
  'stray-brace': strayBrace,
  'missing-value': missingValue,
  'missing-name': missingName,
  'missing-token': missingToken,
  'unexpected-token': unexpectedToken,
  'unknown-declaration': unknownDeclaration,
  'unknown-statement': unknownStatement,
  'chained-comparison': chainedComparison,
  'multiplication-needs-sign': multiplicationNeedsSign,
  'keyword-as-name': keywordAsName,
  'nested-too-deeply': nestedTooDeeply,
  'malformed-number': malformedNumber,
};

/** The diagnostic of one issue that the parser found. */
export function syntaxDiagnostic(issue: SyntaxIssue): Diagnostic {
  const diagnostic = report(syntaxDiagnostics[issue.code], issue.range, issue);
  return issue.related ? { ...diagnostic, related: [issue.related] } : diagnostic;
}
