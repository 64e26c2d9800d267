using System.Text;

namespace Pawl.Engine.Git;

/// <summary>What a finished git said.</summary>
public sealed record GitOutput(IReadOnlyList<string> Arguments, int ExitCode, byte[] Bytes, string ErrorText)
{
    public bool Succeeded => ExitCode == 0;
    public string Text => Encoding.UTF8.GetString(Bytes);

    /// <summary>Lines without their ends; a last empty one is left out.</summary>
    public string[] Lines => Text.Length == 0 ? [] : Text.TrimEnd('\n').Split('\n');

    /// <exception cref="GitException">Git ended with an error.</exception>
    public GitOutput OrThrow() => Succeeded ? this : throw new GitException(Arguments, ExitCode, ErrorText);
}
