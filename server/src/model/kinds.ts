/** What stands behind the `:` of a header: a kind of element, a kind of whole model, a protocol. */
import { unknownKind } from '../diagnostics/declarations/unknown-kind.ts';
import type { ElementKindDescriptor, ModelKindDescriptor, ProtocolDescriptor } from '../physics/descriptor.ts';
import { elementKinds, modelKinds, protocols } from '../physics/registry.ts';
import type { ModelElement, Name } from '../syntax/tree.ts';
import { tell, type FileModel } from './file-model.ts';
import { nearestNames } from './names/nearest.ts';

const kindsOf = (word: ModelElement['word']): ReadonlyMap<string, ElementKindDescriptor> =>
  new Map([...elementKinds].filter(([, kind]) => kind.word === word));

const kindsByWord = { elastic: kindsOf('elastic'), relaxation: kindsOf('relaxation'), flow: kindsOf('flow') };

/** The descriptor of an element's kind; an unknown kind is reported. */
export function elementKindOf(file: FileModel, element: ModelElement): ElementKindDescriptor | undefined {
  if (element.word === 'elastic') return elementKinds.get('elastic');
  return lookUp(file, element.elementKind, `kind of ${element.word}`, kindsByWord[element.word]);
}

/** The descriptor of a kind of whole model; an unknown kind is reported. */
export const modelKindOf = (file: FileModel, name: Name | undefined): ModelKindDescriptor | undefined =>
  lookUp(file, name, 'kind of model', modelKinds);

/** The descriptor of a protocol; an unknown one is reported. */
export const protocolOf = (file: FileModel, name: Name | undefined): ProtocolDescriptor | undefined =>
  lookUp(file, name, 'protocol', protocols);

/** A name that is missing was reported by the parser. */
function lookUp<D>(
  file: FileModel,
  name: Name | undefined,
  what: string,
  known: ReadonlyMap<string, D>,
): D | undefined {
  if (!name || name.text === '') return undefined;
  const found = known.get(name.text);
  if (found) return found;
  const instead = whatIsCalled(name.text);
  tell(file, unknownKind, name.range, {
    what,
    name: name.text,
    range: name.range,
    suggestions: nearestNames(name.text, known.keys()),
    known: [...known.keys()],
    ...(instead === undefined ? {} : { instead }),
  });
  return undefined;
}

/** What a name stands for that is no kind of the sort asked for. */
function whatIsCalled(name: string): string | undefined {
  const element = elementKinds.get(name);
  if (element) return `a kind of ${element.word}`;
  if (modelKinds.has(name)) return 'a kind of model';
  return protocols.has(name) ? 'a protocol' : undefined;
}
