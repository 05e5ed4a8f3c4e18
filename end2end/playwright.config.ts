// The journeys run against the binary that the rest of the tests built (SHINSA_BIN), in the
// browser that .ci/test found (SHINSA_CHROMIUM); without it, in Playwright's own.
import { defineConfig, devices } from "@playwright/test";

/** Chromium looks up its maker's hosts unless told not to; as root it cannot have its sandbox. */
const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic", "--no-first-run"];
const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];

export default defineConfig({
  testDir: "tests",
  outputDir: "test-results",
  // A journey that passes only the second time has failed.
  retries: 0,
  forbidOnly: !!process.env.CI,
  workers: 2,
  fullyParallel: true,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: process.env.SHINSA_E2E_REPORT ?? "test-results/report.json" }]],
  use: {
    ...devices["Desktop Chrome"],
    locale: "ja-JP",
    timezoneId: "Asia/Tokyo",
    screenshot: "only-on-failure",
    actionTimeout: 15_000,
    // Recording doubles the time of the long journeys: SHINSA_TRACE=1 for whoever looks for a failure.
    trace: process.env.SHINSA_TRACE ? "retain-on-failure" : "off",
    launchOptions: { executablePath: process.env.SHINSA_CHROMIUM || undefined, args: [...quiet, ...asRoot] },
  },
});
