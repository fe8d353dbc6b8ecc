import { expect, test } from "vitest";
import { hashesOf, smallWorld, wholeStream } from "./whole-stream.ts";

// Large enough for every code of every column to come up.
const stream = wholeStream(smallWorld("golden", { scale: 0.02, days: 7 }), 96);

test("the stream of a seed stays what it was, column by column", () => {
  expect(stream.rows).toMatchInlineSnapshot(`12900`);
  expect(hashesOf(stream)).toMatchInlineSnapshot(`
    {
      "accountAddress": "93e16cd6e70693b8",
      "accountAddressAgeSeconds": "3883b50d61c81188",
      "accountAddressPort": "bfb03df6a9a93387",
      "accountAddressProxy": "b18a43ffe09c9122",
      "accountKey": "8a523fda9b9c960a",
      "annotations": "3d34c94e36a407fc",
      "batched": "2790e895cac5d223",
      "batchedEvents": "a8743a594b1f4dab",
      "content": "ef53720a07519fbc",
      "deviceKey": "6456974924d1013a",
      "emailKey": "fe35f3e348968ff0",
      "fileAddress": "78b59c9758ca667c",
      "fileAddressAgeSeconds": "c27d6cdc08170c5e",
      "fileAddressPort": "4ac09750b014d8d4",
      "fileAddressProxy": "9aceed5e604ed2be",
      "fileClassification": "2e5b94d56075feaa",
      "fileCount": "838a1b97696ffac5",
      "fileGenerativeAi": "2e5b94d56075feaa",
      "fileHash": "a07cbb35e20cb547",
      "fileKind": "2e5b94d56075feaa",
      "fileMarked": "2e5b94d56075feaa",
      "fileOffsets": "4ae72916ff164ee8",
      "filePublic": "0787a099d9f45367",
      "fileRelevance": "2e5b94d56075feaa",
      "fileViewed": "b85ccddacd335abe",
      "handleKey": "464d494b0e73ce36",
      "hashOnly": "2790e895cac5d223",
      "incidentAtSeconds": "7dacfbb85b56b71f",
      "incidentType": "9ef05f44af7ca02b",
      "listedCountry": "cd6df17303cce5c3",
      "listedState": "1bbd8ee7c51ce3d1",
      "locationClass": "3196c805b8ebe9ec",
      "marked": "b318d78798657249",
      "openable": "6955582c4c7da022",
      "perceptualHash0": "2e5b94d56075feaa",
      "perceptualHash1": "2e5b94d56075feaa",
      "perceptualHash2": "2e5b94d56075feaa",
      "perceptualHash3": "2e5b94d56075feaa",
      "perceptualHash4": "2e5b94d56075feaa",
      "perceptualHash5": "2e5b94d56075feaa",
      "perceptualHash6": "2e5b94d56075feaa",
      "perceptualHash7": "2e5b94d56075feaa",
      "phoneKey": "546a2797379ce8c7",
      "primaryHash": "1572db4ced821b3b",
      "priorReports": "65143d720256715a",
      "provider": "ba80adb216f00d48",
      "providerEscalation": "d0147f23462f75d8",
      "receivedAtSeconds": "6552d79a48ff3855",
      "reportId": "24529f76143392a4",
      "retentionDays": "42d7d9a5187427cb",
      "statedCountry": "c1d4e1426a51ff1f",
      "statedState": "fe58669179dac206",
      "statedVerified": "454fe368794a6774",
      "submission": "da2d7256529e2434",
      "tickRows": "d4ed66eca06057e8",
      "truth.actionable": "35905286c3f9d550",
      "truth.event": "815b34c2830e4a37",
      "truth.grade": "975001dc465def96",
      "truth.homePlace": "4d83d816042a252a",
      "truth.incident": "a64f6f5d269d0a72",
      "truth.leadAgency": "f266c75e2e57feed",
      "truth.personError": "160c583a12f518d4",
      "truth.providerClass": "f15ed4e4a04d51e2",
      "truth.secondAgency": "45bea9d701c3bc8b",
      "truth.subject": "4c6a5ee7b25b7eb0",
      "truth.trueType": "20427bfe911f0f23",
    }
  `);
});

test("no two frozen columns are alike, as two that are constant would be", () => {
  const hashes = Object.values(hashesOf(stream));
  expect(new Set(hashes).size).toBe(hashes.length);
});
