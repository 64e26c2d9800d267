namespace Pawl.Cli;

/// <summary>The only exit codes there are.</summary>
internal static class ExitCodes
{
    internal const int Clean = 0;
    internal const int PolicyFailed = 1;
    internal const int CouldNotFinish = 2;
    internal const int Interrupted = 130;

    internal const string Help = """
        Exit codes:
          0    nothing to object to
          1    findings, or a policy says no
          2    could not finish; the reason is on standard error
          130  interrupted
        """;
}
