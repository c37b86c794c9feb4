// Preloaded into the server: it must not outlive the command that started it, however that died.
// Processes the server starts inherit the preload, but their channel is their own affair.
if (process.channel && process.env["PARTNER_CENTER_LAUNCHER"] === String(process.ppid)) {
  process.channel.unref();
  process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
}
