/** A worker in a process of its own: delivers what is in the database at the URL, until it is killed. */
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "../../src/storage/generated/client.ts";
import { filePlatform } from "./file-platform.ts";
import { worker } from "./outbox.ts";

const [url = "", file = "", readsBack = "yes"] = process.argv.slice(2);
const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: 1 }) });
worker(prisma, [filePlatform(file, readsBack === "yes")], { limits: { leaseMs: 1_500 } }).start();
console.log("started");
