import { checkDatabase } from "../../tests/check-database.ts";
import { freshEmbedded } from "../../tests/fresh-database.ts";

checkDatabase(freshEmbedded);
