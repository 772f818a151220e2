// Makes a new, empty PGlite database in the folder given. A process of its own, because it takes up to 0.8 GB that would
// not be given back, and plain JavaScript, because it needs nothing else.

import { PGlite } from "@electric-sql/pglite";

const [folder] = process.argv.slice(2);
const database = await PGlite.create({
  dataDir: folder,
  // Small log segments: the folder is to be quick to copy.
  initDbStartParams: ["--wal-segsize=1", "-c", "shared_buffers=32MB", "-c", "max_connections=10"],
});
// Nobody makes another database in it. Without what those would be copied from it is half as large.
await database.exec("update pg_database set datistemplate = false");
for (const name of ["template0", "template1"]) await database.exec(`drop database ${name}`);
await database.exec("checkpoint");
await database.close();
