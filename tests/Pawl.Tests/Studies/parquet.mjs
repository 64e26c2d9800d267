// node parquet.mjs HYPARQUET FILE: a Parquet file as JSON, read by a library that shares no code with the one that wrote it.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { parquetMetadata, parquetReadObjects } = await import(pathToFileURL(`${process.argv[2]}/src/index.js`).href);
const bytes = readFileSync(process.argv[3]);
const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
const groups = parquetMetadata(file).row_groups.map(group => Number(group.num_rows));
const rows = await parquetReadObjects({ file });
const plain = (_, value) => (typeof value === "bigint" ? Number(value) : value);
process.stdout.write(JSON.stringify({ groups, rows }, plain));
