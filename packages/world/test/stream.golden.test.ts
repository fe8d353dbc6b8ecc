import { expect, test } from "vitest";
import { hashesOf, smallWorld, wholeStream } from "./whole-stream.ts";

// Large enough for every code of every column to come up.
const stream = wholeStream(smallWorld("golden", { scale: 0.02, days: 7 }), 96);

test("the stream of a seed stays what it was, column by column", () => {
  expect(stream.rows).toMatchInlineSnapshot(`12947`);
  expect(hashesOf(stream)).toMatchInlineSnapshot(`
    {
      "accountAddress": "b6e819a774a2f6c5",
      "accountAddressAgeSeconds": "d336cd3e3a769aaa",
      "accountAddressPort": "6dcee604a68fc5aa",
      "accountAddressProxy": "8df668e820742788",
      "accountKey": "307dbe1594484921",
      "annotations": "fecee60e13cb9f34",
      "batched": "589b29772875ad4c",
      "batchedEvents": "d83ce032d40e4bdd",
      "content": "5373b306625192ba",
      "deviceKey": "995602c168f05e6d",
      "emailKey": "3b30f2663c066af0",
      "fileAddress": "6d602fe053d4b770",
      "fileAddressAgeSeconds": "1a658e3a84dcee9a",
      "fileAddressPort": "6b52377b2e3e25d9",
      "fileAddressProxy": "bfaa8b0934a886d8",
      "fileClassification": "2a12926a21b51723",
      "fileCount": "3e55d43dfc423a38",
      "fileGenerativeAi": "38e576c53ea093f5",
      "fileHash": "3f0f6a93bafd1979",
      "fileKind": "806afd3dafa60ea7",
      "fileMarked": "9d3d5122765b3c09",
      "fileOffsets": "b93f333643d45dd1",
      "filePublic": "8e1b4071816028a4",
      "fileRelevance": "f59ed3bda0580f3d",
      "fileViewed": "a3a7364c2e10dfbe",
      "handleKey": "c5cbb5a5bff2a58d",
      "handleText0": "2d00b63174b1cb08",
      "handleText1": "aaec8369b974afc7",
      "handleText2": "6a5bd1771413fe07",
      "hashOnly": "bd333301e8ac1d91",
      "incidentAtSeconds": "25a148ec546c8455",
      "incidentType": "303514982c1d854b",
      "listedCountry": "fae3ff815fc8f7f1",
      "listedState": "ac569d9deae48cc0",
      "locationClass": "55efbebac7d9fc2b",
      "marked": "a1e878ef199fb75c",
      "openable": "11dac66d9c7b5e14",
      "perceptualHash0": "467e36837dae227d",
      "perceptualHash1": "8125efd7e7de8ecb",
      "perceptualHash2": "3f5f6b8692a72200",
      "perceptualHash3": "1a128a739b89abe8",
      "perceptualHash4": "80e521cd4593ffd6",
      "perceptualHash5": "104e301a4b12a538",
      "perceptualHash6": "c9b3e076a933f696",
      "perceptualHash7": "e6f50cac077d706b",
      "phoneKey": "96316c0b53754a52",
      "primaryHash": "5e21225f43f71711",
      "priorReports": "0a9295c0d7a46160",
      "provider": "19087362382d7af8",
      "providerEscalation": "868cf8b77ffef513",
      "receivedAtSeconds": "0f669ae581fcb143",
      "reportId": "e5c1f7e282504d0d",
      "retentionDays": "9e8ee0c88538a7ad",
      "statedCountry": "16c489685e9c7ed8",
      "statedState": "84b3bdae7a3b6abe",
      "statedVerified": "dd400df402adbe22",
      "submission": "11a956a9d241fe2f",
      "tickRows": "65f1a5e50adcfb5e",
      "truth.actionable": "a44a4b7294da4c45",
      "truth.event": "658824ebbc46969b",
      "truth.grade": "33b5df08d096fc83",
      "truth.homePlace": "e849b91c12ccc46a",
      "truth.incident": "1e9559954ccba8af",
      "truth.leadAgency": "610b5e3f9d78fa07",
      "truth.personError": "816f0308d10f90d3",
      "truth.providerClass": "b9e673b9d660d370",
      "truth.secondAgency": "d48a4681af8a7f67",
      "truth.subject": "a90dcd8dc948535b",
      "truth.trueType": "a88a8b01e0748d1a",
    }
  `);
});

test("no two frozen columns are alike, as two that are constant would be", () => {
  const hashes = Object.values(hashesOf(stream));
  expect(new Set(hashes).size).toBe(hashes.length);
});
