// What a test needs of the program, in one call.

import assert from "node:assert/strict";
import { test } from "node:test";
import { seriousFindings } from "./axe.ts";
import { Page } from "./page.ts";
import { type Program, type Start, start } from "./program.ts";

/** The program and the page of its first window. */
export type Halley = { page: Page; program: Program };

/** A test with a program of its own: fresh data, ended afterwards. */
export function flow(
	name: string,
	body: (halley: Halley) => Promise<void>,
	how: Start = {},
): void {
	test(name, { timeout: 180_000 }, async () => {
		await using program = await start(how);
		await body({ page: new Page(program.driver), program });
	});
}

/** Fails when axe finds anything serious or critical in the page as it is now. */
export async function isAccessible(page: Page): Promise<void> {
	await page.settled();
	assert.deepEqual(await seriousFindings(page.driver), []);
}
