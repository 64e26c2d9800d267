import * as path from "node:path";
import { promises as fs } from "node:fs";
import { Router, Request, Response } from "express";
import multer from "multer";
import { ensureSignedIn, ensureEditor } from "./guards";
import { logger } from "./logger";

const ROOT = "/srv/files";
const ALLOWED = [".png", ".jpg"];
// defence: bounds-check fileSize
const upload = multer({ dest: ROOT, limits: { fileSize: 1_000_000 } });
export const files = Router();

function inside(name: string): string {
  const target = path.resolve(ROOT, name);
  // defence: validation
  if (!target.startsWith(ROOT + path.sep)) {
    throw new Error("outside");
  }
  return target;
}

// defence: authentication ensureSignedIn
files.get("/files/:name", ensureSignedIn, async (req: Request, res: Response) => {
  // defence: error-handling
  try {
    const text = await fs.readFile(inside(req.params.name), "utf8");
    res.type("text/plain").send(text);
  } catch (error) {
    logger.error("file was not read", error);
    res.status(404).end();
  }
});

// defence: authorisation ensureEditor
files.post("/files", ensureSignedIn, ensureEditor, upload.single("file"), async (req: Request, res: Response) => {
  const file = req.file;
  // defence: null-check
  if (!file) {
    return res.status(400).end();
  }
  // defence: validation
  if (!ALLOWED.includes(path.extname(file.originalname).toLowerCase())) {
    // defence: logging
    logger.warn("a kind of file was refused", file.originalname);
    return res.status(415).end();
  }
  await fs.rename(file.path, inside(file.filename));
  return res.status(201).end();
});

export async function head(name: string, count: number): Promise<Buffer> {
  // defence: bounds-check
  if (count < 0 || count > 4096) {
    throw new RangeError("count");
  }
  const handle = await fs.open(inside(name));
  // defence: resource-release finally
  try {
    const buffer = Buffer.alloc(count);
    await handle.read(buffer, 0, count, 0);
    return buffer;
  } finally {
    await handle.close();
  }
}
