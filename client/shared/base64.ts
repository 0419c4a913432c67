/** Numbers as text of base64 and back, where there is no channel for bytes: in the file of a report. */

/** Bytes turned into text at a time; a multiple of three, so that the pieces of base64 follow each other without filling. */
const PIECE = 3 * 8192;

const BYTES = Float64Array.BYTES_PER_ELEMENT;

/** The numbers as doubles, the lowest byte first. */
export function numbersToBase64({ buffer, byteOffset, byteLength }: Float64Array): string {
  const bytes = new Uint8Array(buffer, byteOffset, byteLength);
  const pieces: string[] = [];
  for (let first = 0; first < bytes.length; first += PIECE)
    pieces.push(btoa(String.fromCharCode(...bytes.subarray(first, first + PIECE))));
  return pieces.join('');
}

/** The numbers that `numbersToBase64` has written; throws where the text is no base64. A rest that is no whole number is dropped. */
export function numbersFromBase64(text: string): Float64Array<ArrayBuffer> {
  const binary = atob(text);
  const numbers = new Float64Array(Math.floor(binary.length / BYTES));
  const bytes = new Uint8Array(numbers.buffer);
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
  return numbers;
}
