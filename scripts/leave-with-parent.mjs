// Preloaded into the server: it must not outlive the command that started it, however that died.
if (process.channel) {
  process.channel.unref();
  process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
}
