/** The peek window of references that a code lens opens. */
import { commands, Location, Position, Range, Uri } from 'vscode';
import { arrayOf, isNumber, isString, objectWith } from '../shared/guards.ts';

interface Place {
  readonly line: number;
  readonly character: number;
}
const isPlace = objectWith<Place>({ line: isNumber, character: isNumber });
const isLocation = objectWith<{ uri: string; range: { start: Place; end: Place } }>({
  uri: isString,
  range: objectWith({ start: isPlace, end: isPlace }),
});

const toPosition = ({ line, character }: Place): Position => new Position(line, character);

/** Arguments as the server wrote them into the lens; anything else is ignored. */
export function showReferences(uri: unknown, position: unknown, places: unknown): Thenable<unknown> | undefined {
  if (!isString(uri) || !isPlace(position) || !arrayOf(isLocation)(places)) return undefined;
  const locations = places.map(
    ({ uri: target, range }) =>
      new Location(Uri.parse(target), new Range(toPosition(range.start), toPosition(range.end))),
  );
  return commands.executeCommand('editor.action.showReferences', Uri.parse(uri), toPosition(position), locations);
}
