// Asking the server. Every refusal is an Error whose message can be shown.

async function answered(request) {
  let response;
  try {
    response = await request;
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Error("The server does not answer. Is newslint serve still running?");
  }
  if (response.ok) return response;
  const said = (await response.text()).replace(/^Error: /, "");
  throw new Error(said || `The server answered ${response.status}.`);
}

export async function ask(job, value, signal) {
  const body = JSON.stringify(value);
  const headers = { "content-type": "application/json" };
  return answered(fetch(`/api/${job}`, { method: "POST", headers, body, signal }));
}

export async function askJson(job, value, signal) {
  return (await ask(job, value, signal)).json();
}

export async function readFile(file) {
  const headers = { "content-type": "application/octet-stream" };
  const address = `/api/read?name=${encodeURIComponent(file.name)}`;
  return (await answered(fetch(address, { method: "POST", headers, body: file }))).json();
}

export async function addWord(word) {
  return (await answered(fetch("/v2/words/add", { method: "POST", body: new URLSearchParams({ word }) }))).json();
}
