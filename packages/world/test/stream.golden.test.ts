import { expect, test } from "vitest";
import { hashesOf, smallWorld, wholeStream } from "./whole-stream.ts";

// Large enough for every code of every column to come up.
const stream = wholeStream(smallWorld("golden", { scale: 0.02, days: 7 }), 96);

test("the stream of a seed stays what it was, column by column", () => {
  expect(stream.rows).toMatchInlineSnapshot(`13799`);
  expect(hashesOf(stream)).toMatchInlineSnapshot(`
    {
      "accountAddress": "e5bf34a6b0918773",
      "accountAddressPort": "73200b207a3cd099",
      "accountAddressProxy": "8366b346fbed9472",
      "accountKey": "d87c13a2cf7c7573",
      "annotations": "722f2aba461a4747",
      "content": "a89121c43c308a9e",
      "deviceKey": "8e0d2f93be68f9dc",
      "emailKey": "4330a9a80c03f5a3",
      "fileAddress": "8d0eb1f16a762209",
      "fileAddressProxy": "0631ff344fda5d67",
      "fileCount": "34b7077650ffe707",
      "fileHash": "035c03fb1b486cdc",
      "fileOffsets": "8e6f3bb052ac4ffa",
      "filePublic": "923a00cda71fc7f4",
      "fileViewed": "5da73f09167f8309",
      "handleKey": "68704e54ebd5bb51",
      "incidentAtSeconds": "d7d4c3d89b764c67",
      "incidentType": "adf506eb32f21910",
      "locationClass": "57a4e116c797e021",
      "marked": "9968bfcabee430dd",
      "openable": "25a857804dfee304",
      "phoneKey": "f042efa332f73e36",
      "primaryHash": "ea20fbbf1fe5fbb2",
      "priorReports": "d5246b5b7b8b216f",
      "provider": "4b2fa2c5f78f8193",
      "providerEscalation": "b12aed18f454bd10",
      "receivedAtSeconds": "febbf8423092a224",
      "reportId": "ad03681b11e1ba36",
      "retentionDays": "6fc58682bf5fc489",
      "statedCountry": "873d41eddbf5ec65",
      "statedState": "441b23e70f85973a",
      "statedVerified": "dd726cb555f3387d",
      "submission": "b7282e546be99ad9",
      "tickRows": "6c6bf7bbabede6ee",
      "truth.actionable": "776884ac2ab25a15",
      "truth.event": "ee07eb54150de6b7",
      "truth.grade": "a44a18e31945a551",
      "truth.homePlace": "8292475845671d92",
      "truth.incident": "d3623bddc710aeb0",
      "truth.leadAgency": "861f1ff3a23bc918",
      "truth.personError": "b995a97171dcac83",
      "truth.providerClass": "a8e8ac4055de4614",
      "truth.secondAgency": "8e06eaa830194d29",
      "truth.subject": "aaa587c5d3302392",
    }
  `);
});

test("no two frozen columns are alike, as two that are constant would be", () => {
  const hashes = Object.values(hashesOf(stream));
  expect(new Set(hashes).size).toBe(hashes.length);
});
