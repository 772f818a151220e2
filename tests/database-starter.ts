/** A process that opens an embedded database for the first time: `database-starter.ts FOLDER`. It is there to be killed. */

import { openEmbedded } from "../pipeline/store/pglite.ts";

console.log("starting");
const database = await openEmbedded(process.argv[2]!);
await database.execute("create table if not exists kept (a int); insert into kept values (1)");
console.log("open");
setInterval(() => {}, 1000);
