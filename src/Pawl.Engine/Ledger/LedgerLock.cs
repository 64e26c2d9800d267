namespace Pawl.Engine.Ledger;

/// <summary>One writer at a time over all work trees of a clone. The system gives the lock back when its holder dies.</summary>
internal sealed class LedgerLock : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly FileStream file;

    private LedgerLock(FileStream file) => this.file = file;

    /// <exception cref="UserError">Somebody else holds it for longer than anybody should.</exception>
    internal static LedgerLock Take(string folder)
    {
        var path = Path.Combine(folder, "lock");
        var waited = System.Diagnostics.Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new LedgerLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (waited.Elapsed < Patience && Directory.Exists(folder))
            {
                Thread.Sleep(2);
            }
            catch (IOException e)
            {
                throw new UserError(
                    $"the ledger is held by another process: {e.Message}",
                    $"If no git or agent is at work here, something keeps {path} open."
                );
            }
        }
    }

    public void Dispose() => file.Dispose();
}
