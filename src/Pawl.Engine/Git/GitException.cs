namespace Pawl.Engine.Git;

/// <summary>Git ended with an error. Its words come from the scanned repository's side: encode before showing.</summary>
public sealed class GitException(IReadOnlyList<string> arguments, int exitCode, string errorText)
    : Exception($"git {string.Join(' ', arguments)} ended with {exitCode}: {errorText.Trim()}")
{
    public IReadOnlyList<string> Arguments { get; } = arguments;
    public int ExitCode { get; } = exitCode;
    public string ErrorText { get; } = errorText;
}
