using System.Reflection;

namespace Pawl.Tests.Reports;

/// <summary>The official schema of SARIF 2.1.0, out of the package that the standard's reference implementation is.</summary>
internal static class SarifSchema
{
    internal static string Text { get; } =
        File.ReadAllText(
            typeof(SarifSchema).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "SarifSchema").Value!
        );
}
