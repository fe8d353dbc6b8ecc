import { expect, test } from "vitest";
import { hashesOf, smallWorld, wholeStream } from "./whole-stream.ts";

// Large enough for every code of every column to come up.
const stream = wholeStream(smallWorld("golden", { scale: 0.02, days: 7 }), 96);

test("the stream of a seed stays what it was, column by column", () => {
  expect(stream.rows).toMatchInlineSnapshot(`12907`);
  expect(hashesOf(stream)).toMatchInlineSnapshot(`
    {
      "accountAddress": "dcdfa336cd277129",
      "accountAddressAgeSeconds": "1d29286f8739a42d",
      "accountAddressPort": "b01f8cd387346ce7",
      "accountAddressProxy": "65d7f592f66a069f",
      "accountKey": "03c08e42ee8cb9ea",
      "annotations": "23fa9f94623a1e61",
      "batched": "5c2296174a61a830",
      "batchedEvents": "1a1b891ad35f01d8",
      "content": "52994e1758f990d7",
      "deviceKey": "1756fb0ea4437810",
      "emailKey": "863f4648e9716909",
      "fileAddress": "b65368d85d372e37",
      "fileAddressAgeSeconds": "873acbc444274113",
      "fileAddressPort": "8bad36d416a73e4e",
      "fileAddressProxy": "80c5287e148b6ab1",
      "fileClassification": "4e2d983f787108c3",
      "fileCount": "b9e91aafeb5960cb",
      "fileGenerativeAi": "6737358d7b0ee04a",
      "fileHash": "336d1b60d094d760",
      "fileKind": "73c3bd240ae98fe2",
      "fileMarked": "0b4ca1caa9fbecee",
      "fileOffsets": "2334e47b5d29efd5",
      "filePublic": "ca5f7cc2e2c2114a",
      "fileRelevance": "29b93fa79198f909",
      "fileViewed": "2d876bc92be231d3",
      "handleKey": "a662db548f7a0869",
      "hashOnly": "4dec2dda81a39546",
      "incidentAtSeconds": "de030fa6169ad828",
      "incidentType": "6384b6690ac7c5aa",
      "listedCountry": "b2a6ca453ad86b61",
      "listedState": "fb8bcf3eb96d9acb",
      "locationClass": "1ab7042a46eb83b8",
      "marked": "834047dc9f083756",
      "openable": "c1d1552d81b2c0a3",
      "perceptualHash0": "06737037a076c013",
      "perceptualHash1": "dd61ba2d97b29d09",
      "perceptualHash2": "e9604a7b236d7cde",
      "perceptualHash3": "3e43cbd7c01037bf",
      "perceptualHash4": "b241d3ebf2252d9b",
      "perceptualHash5": "357e9cb6a1f511a7",
      "perceptualHash6": "8e967ea9c365a568",
      "perceptualHash7": "a0056a04ee89fc68",
      "phoneKey": "8e5e763287704936",
      "primaryHash": "c2834951a5698c39",
      "priorReports": "f7ac11ed16d87e9d",
      "provider": "617a9b62aaf7470d",
      "providerEscalation": "a76a1d574296801f",
      "receivedAtSeconds": "e61266b6a5cbaa10",
      "reportId": "49bf41706db6cc87",
      "retentionDays": "8b57a5ccfcbde257",
      "statedCountry": "e623bfd67cfe8921",
      "statedState": "d4f89912e8c639ca",
      "statedVerified": "856084250b372942",
      "submission": "e8e883e958b039f6",
      "tickRows": "d8017bc6a5bcdc96",
      "truth.actionable": "9ce420477579189c",
      "truth.event": "0eec50d3bb753e0c",
      "truth.grade": "4fc28208dab72fcf",
      "truth.homePlace": "2292313611721dc0",
      "truth.incident": "b308c69ef82c48f0",
      "truth.leadAgency": "07aa7fccda9ab6f6",
      "truth.personError": "606be5ba7e5824f4",
      "truth.providerClass": "6eb0ef3c73ef264c",
      "truth.secondAgency": "c213d6e18f413f47",
      "truth.subject": "ea46451d79160052",
      "truth.trueType": "59d0e290e49109d3",
    }
  `);
});

test("no two frozen columns are alike, as two that are constant would be", () => {
  const hashes = Object.values(hashesOf(stream));
  expect(new Set(hashes).size).toBe(hashes.length);
});
