import { expect, test } from "vitest";
import { hashesOf, smallWorld, wholeStream } from "./whole-stream.ts";

test("the stream of a seed stays what it was, column by column", () => {
  const stream = wholeStream(smallWorld("golden", { scale: 0.0005 }), 96);
  expect(stream.rows).toMatchInlineSnapshot(`128`);
  expect(hashesOf(stream)).toMatchInlineSnapshot(`
    {
      "accountAddress": "2a7565abb154f1ef",
      "accountAddressPort": "855ffdb640e4f78f",
      "accountAddressProxy": "dc2bad7a8cfd8340",
      "accountKey": "bbfd70488c267cbf",
      "annotations": "c8a7f85fc16f9755",
      "content": "d468dbb5d2db4bc2",
      "deviceKey": "cd34ed925e79e2cf",
      "emailKey": "4bff1f2e0b97f393",
      "fileAddress": "5415b3f7e225178a",
      "fileAddressProxy": "367e58f956571714",
      "fileCount": "104212f6e827e723",
      "fileHash": "230f1290741db880",
      "fileOffsets": "06526ffea673f29e",
      "filePublic": "be4f7c4e0ed9a3c4",
      "fileViewed": "58c12e70155beca4",
      "handleKey": "ce677f9781b96f6a",
      "incidentAtSeconds": "cbbdc9902771957a",
      "incidentType": "a7b537c57af1a472",
      "locationClass": "257b39c16897eecc",
      "marked": "1107dce811edd84f",
      "openable": "ba7616022a4cd0f5",
      "phoneKey": "e57245035873f299",
      "primaryHash": "6540efb83e6135cb",
      "priorReports": "e728f40b72577770",
      "provider": "e5a71307795daa12",
      "providerEscalation": "a7b537c57af1a472",
      "receivedAtSeconds": "3311b6ff1a5ed31a",
      "reportId": "ba189d0e7058a04a",
      "retentionDays": "1b1f1558ea084667",
      "statedCountry": "7e3d19a62d3ac79b",
      "statedState": "65e26ab7440dc359",
      "statedVerified": "e5609b045254db38",
      "submission": "9cfec945a8e8a5ba",
      "tickRows": "b402f04539556cf6",
      "truth.actionable": "5ff8539fd1b08fe1",
      "truth.event": "9cfec945a8e8a5ba",
      "truth.grade": "a7b537c57af1a472",
      "truth.homePlace": "bc350c4a3506f7a3",
      "truth.incident": "91fa7efce591726d",
      "truth.leadAgency": "153468f886e3eb89",
      "truth.personError": "7a5197a2cd161d55",
      "truth.providerClass": "fd698bc252d4dc66",
      "truth.secondAgency": "c3d98b8b2b116d97",
      "truth.subject": "bf84c272bd8174b8",
    }
  `);
});
