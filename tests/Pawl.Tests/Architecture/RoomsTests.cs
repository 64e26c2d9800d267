using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Pawl.Analysis;
using Pawl.Engine;
using Pawl.Studies.Records;

namespace Pawl.Tests.Architecture;

/// <summary>The arrows between the rooms, and what the analysis must not touch.</summary>
public sealed class RoomsTests
{
    private static readonly Assembly Analysis = typeof(Analyser).Assembly;
    private static readonly Assembly Engine = typeof(UserError).Assembly;
    private static readonly Assembly Studies = typeof(IterationRecord).Assembly;

    [Fact]
    public void Analysis_knows_no_other_room() => Assert.Empty(RoomsKnownBy(Analysis));

    [Fact]
    public void Engine_knows_analysis_only() => Assert.Equal(["Pawl.Analysis"], RoomsKnownBy(Engine));

    [Fact]
    public void Studies_know_no_head_and_no_other_room_beside_them() =>
        Assert.Equal(["Pawl.Analysis", "Pawl.Engine"], RoomsKnownBy(Studies));

    private static IEnumerable<string> RoomsKnownBy(Assembly assembly) =>
        assembly
            .GetReferencedAssemblies()
            .Select(a => a.Name!)
            .Where(n => n.StartsWith("Pawl", StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal);

    [Theory]
    [InlineData("System.IO", "File")]
    [InlineData("System.IO", "Directory")]
    [InlineData("System.IO", "FileStream")]
    [InlineData("System.IO", "FileInfo")]
    [InlineData("System.Diagnostics", "Process")]
    [InlineData("System.Diagnostics", "Stopwatch")]
    [InlineData("System.Net.Http", "HttpClient")]
    [InlineData("System.Net.Sockets", "Socket")]
    [InlineData("System", "Random")]
    [InlineData("System", "TimeProvider")]
    [InlineData("System", "Console")]
    public void Analysis_uses_no(string space, string type) => Assert.DoesNotContain($"{space}.{type}", TypesUsedBy(Analysis));

    [Theory]
    [InlineData("System.DateTime", "get_Now")]
    [InlineData("System.DateTime", "get_UtcNow")]
    [InlineData("System.DateTimeOffset", "get_UtcNow")]
    [InlineData("System.Guid", "NewGuid")]
    [InlineData("System.Environment", "GetEnvironmentVariable")]
    public void Analysis_calls_no(string type, string member) => Assert.DoesNotContain($"{type}.{member}", MembersUsedBy(Analysis));

    [Fact]
    public void Only_git_and_the_sandbox_start_processes()
    {
        var users = SourceFiles()
            .Where(f =>
                File.ReadAllText(f).Contains("Process.Start(", StringComparison.Ordinal)
                || File.ReadAllText(f).Contains("new Process ", StringComparison.Ordinal)
            );
        Assert.All(
            users,
            file => Assert.True(file.Contains("/Pawl.Engine/Git/") || file.EndsWith("/Pawl.Studies/Sandbox/SandboxProcess.cs"), file)
        );
    }

    [Fact]
    public void Files_stay_short()
    {
        var overlong = SourceFiles().Where(f => File.ReadLines(f).Count() > 400).Select(Path.GetFileName);
        Assert.Equal([], overlong);
    }

    internal static IEnumerable<string> SourceFiles() =>
        Directory
            .EnumerateFiles(Path.Combine(Golden.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Select(p => p.Replace('\\', '/'))
            .Where(p => !p.Contains("/obj/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    private static HashSet<string> TypesUsedBy(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        return
        [
            .. metadata
                .TypeReferences.Select(metadata.GetTypeReference)
                .Select(t => $"{metadata.GetString(t.Namespace)}.{metadata.GetString(t.Name)}"),
        ];
    }

    private static HashSet<string> MembersUsedBy(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        HashSet<string> members = [];
        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            if (member.Parent.Kind == HandleKind.TypeReference)
            {
                var type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent);
                members.Add($"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}.{metadata.GetString(member.Name)}");
            }
        }
        return members;
    }
}
