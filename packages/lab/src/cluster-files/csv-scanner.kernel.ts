/** A record of a CSV file as its bytes, which are overwritten by the next one. */
export interface CsvRecord {
  /** The line on which it begins; the first of a file is 1. */
  line: number;
  fields: number;
  /** Fields one after another, quotes taken off. */
  readonly bytes: Uint8Array;
  /** End of each of the first two fields in `bytes`. */
  readonly ends: Uint32Array;
  /** A quote where none may be, or one that is never closed. */
  isMisquoted: boolean;
  /** More bytes than `bytes` holds; the rest is left out. */
  isTooLong: boolean;
}

/** Bytes of the fields of a record that are kept. */
const longestRecord = 65_536;

/** Where a scan stands between two bytes. */
interface Scan {
  readonly record: CsvRecord;
  line: number;
  place: number;
  length: number;
  isEmpty: boolean;
  /** A CR outside quotes was the last byte: a line feed makes it part of the line's end, any other byte a letter. */
  isReturned: boolean;
}

const [atFieldStart, inField, inQuotes, afterQuote] = [0, 1, 2, 3] as const;
const [lineFeed, carriageReturn, quote, comma] = [10, 13, 34, 44] as const;

/** Before the first byte of a file. */
export function startScan(): Scan {
  const record: CsvRecord = {
    line: 1,
    fields: 0,
    bytes: new Uint8Array(longestRecord),
    ends: new Uint32Array(2),
    isMisquoted: false,
    isTooLong: false,
  };
  return { record, line: 1, place: atFieldStart, length: 0, isEmpty: true, isReturned: false };
}

function keep(scan: Scan, byte: number): void {
  if (scan.length < longestRecord) scan.record.bytes[scan.length++] = byte;
  else scan.record.isTooLong = true;
}

function endField(scan: Scan): void {
  const { record } = scan;
  if (record.fields < 2) record.ends[record.fields] = scan.length;
  record.fields += 1;
  scan.place = atFieldStart;
}

/** Ends a record; an empty line is none. */
function endRecord(scan: Scan, each: (record: CsvRecord) => void): void {
  const { record } = scan;
  if (!scan.isEmpty) {
    endField(scan);
    each(record);
  }
  record.line = scan.line;
  record.fields = 0;
  record.isMisquoted = false;
  record.isTooLong = false;
  scan.length = 0;
  scan.isEmpty = true;
  scan.place = atFieldStart;
}

/**
 * Goes through the next bytes of a CSV file (RFC 4180; lines end in LF or CR LF) and hands on each record that ends in them. A CR that no
 * LF follows is a letter like others.
 */
export function scanBytes(scan: Scan, bytes: Uint8Array, each: (record: CsvRecord) => void): void {
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte === lineFeed) scan.line += 1;
    if (scan.place === inQuotes) {
      if (byte === quote) scan.place = afterQuote;
      else keep(scan, byte);
    } else addOutside(scan, byte, each);
  }
}

function addOutside(scan: Scan, byte: number, each: (record: CsvRecord) => void): void {
  if (scan.isReturned && byte !== lineFeed) addByte(scan, carriageReturn);
  scan.isReturned = byte === carriageReturn;
  if (byte === lineFeed) endRecord(scan, each);
  else if (byte !== carriageReturn) addByte(scan, byte);
}

function addByte(scan: Scan, byte: number): void {
  scan.isEmpty = false;
  if (byte === comma) endField(scan);
  else if (byte === quote) addQuote(scan);
  else {
    if (scan.place === afterQuote) scan.record.isMisquoted = true;
    scan.place = inField;
    keep(scan, byte);
  }
}

/** A quote outside quotes: it opens a field, or is the second of two within quotes; within an unquoted field it is a slip. */
function addQuote(scan: Scan): void {
  if (scan.place === inField) {
    scan.record.isMisquoted = true;
    return;
  }
  if (scan.place === afterQuote) keep(scan, quote);
  scan.place = inQuotes;
}

/** The last record of a file that does not end in a line end; a CR at its very end is passed over. */
export function endScan(scan: Scan, each: (record: CsvRecord) => void): void {
  if (scan.place === inQuotes) scan.record.isMisquoted = true;
  endRecord(scan, each);
}
