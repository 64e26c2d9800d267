import { z } from "zod";
import DOMPurify from "dompurify";
import { Pool } from "pg";
import { timingSafeEqual, createHmac } from "node:crypto";

const pool = new Pool();
const Profile = z.object({ name: z.string().max(64), about: z.string().max(2000) });

export interface Account {
  id: number;
  roles: string[];
  disabled: boolean;
}

export function assertRole(account: Account, role: string): void {
  // defence: authorisation
  if (!account.roles.includes(role)) {
    throw new Error("forbidden");
  }
}

export async function accountOf(token: string | undefined): Promise<Account> {
  // defence: authentication
  if (token === undefined || token.length === 0) {
    throw new Error("sign in first");
  }
  // defence: parameterisation
  const found = await pool.query("SELECT * FROM accounts WHERE token = $1", [token]);
  const account = found.rows[0] as Account | undefined;
  // defence: null-check
  if (!account) {
    throw new Error("nobody");
  }
  // defence: authentication
  if (account.disabled) {
    throw new Error("disabled");
  }
  return account;
}

export async function saveProfile(token: string, id: number, input: unknown): Promise<void> {
  const account = await accountOf(token);
  // defence: authorisation
  if (account.id !== id && !account.roles.includes("admin")) {
    throw new Error("forbidden");
  }
  // defence: validation parse
  const profile = Profile.parse(input);
  // defence: escaping sanitize
  const about = DOMPurify.sanitize(profile.about);
  await pool.query("UPDATE accounts SET about = $1 WHERE id = $2", [about, id]);
}

export async function removeAccount(token: string, id: number): Promise<void> {
  const account = await accountOf(token);
  // defence: authorisation
  assertRole(account, "admin");
  const client = await pool.connect();
  // defence: resource-release finally
  try {
    await client.query("DELETE FROM accounts WHERE id = $1", [id]);
  } finally {
    client.release();
  }
}

export function checkCsrf(sent: string, session: { id: string }, key: string): void {
  const expected = createHmac("sha256", key).update(session.id).digest();
  const given = Buffer.from(sent, "hex");
  // defence: csrf
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new Error("csrf");
  }
}

export async function rates(url: string): Promise<string> {
  const target = new URL(url);
  // defence: validation
  if (target.hostname !== "rates.example.com") {
    throw new Error("host");
  }
  const answer = await fetch(target, {
    // defence: timeout signal
    signal: AbortSignal.timeout(5000),
    redirect: "error",
  });
  // defence: validation
  if (!answer.ok) {
    throw new Error("no rates");
  }
  return await answer.text();
}
