using Pawl.Engine.Reviews;

namespace Pawl.Tests.Reviews;

public sealed class AgentSessionTests
{
    [Theory]
    [InlineData("CLAUDECODE", "1", "claude-code")]
    [InlineData("CODEX_SANDBOX", "seatbelt", "codex")]
    [InlineData("GEMINI_CLI", "1", "gemini-cli")]
    [InlineData("OPENCODE", "1", "opencode")]
    [InlineData("CURSOR_AGENT", "1", "cursor")]
    [InlineData("CLAUDECODE", "0", null)]
    [InlineData("PATH", "/usr/bin", null)]
    public void Variables_give_it_away(string name, string value, string? agent)
    {
        var found = AgentSession.Find(asked => asked == name ? value : null, []);
        Assert.Equal(agent, found?.Split(':')[0]);
    }

    [Fact]
    public void So_do_programs_above() =>
        Assert.Equal("gemini-cli", AgentSession.Find(_ => null, ["bash", "node", "gemini"])?.Split(':')[0]);

    [Fact]
    public void A_process_has_ancestors() => Assert.True(!OperatingSystem.IsLinux() || AgentSession.Ancestors(Environment.ProcessId).Any());
}
