using System.Text;

namespace Pawl.Engine.Git;

/// <summary>What a program that is not git did and said. Its words may quote hostile text: encode before showing.</summary>
public sealed record ToolOutput(ToolEnd End, int ExitCode, byte[] Bytes, string ErrorText)
{
    public string Text => Encoding.UTF8.GetString(Bytes);
}

/// <summary>How a run ended.</summary>
public enum ToolEnd
{
    Exited,
    NotStarted,
    OutOfTime,
    SaidTooMuch,
}
