using System.Runtime.CompilerServices;
using Pawl.Analysis.Form;

namespace Pawl.Analysis.Flow.Versions;

/// <summary>Reads all that a caller can learn of a function as one number.</summary>
internal static class SummaryReader
{
    /// <inheritdoc cref="ValueReader.IsTimeless"/>
    internal static bool IsTimeless(Summary summary) =>
        summary is { Sinks.Count: 0, Out.Count: 0 } && ValueReader.IsTimeless(summary.Return);

    internal static ulong DigestOf(Function function, Summary summary)
    {
        var reader = new FormReader(function.Span.Start);
        foreach (var parameter in function.Parameters)
        {
            reader.Text(parameter.Id);
            reader.Text(parameter.Type);
            reader.Number(parameter.Variadic ? 1 : 0);
        }
        reader.Text(function.ClassName);
        reader.Texts(function.Modifiers);
        ValueReader.Read(reader, summary.Return);
        reader.Number(summary.Sinks.Count);
        foreach (var sink in summary.Sinks)
        {
            reader.Number(sink.Parameter);
            reader.Text(sink.Field);
            // Rules and their patterns stay the same objects as long as the program runs.
            reader.Number(RuntimeHelpers.GetHashCode(sink.Pattern));
            reader.Text(sink.Rule.Id);
            reader.Text(sink.SinkName);
            reader.Number((long)sink.Cleared);
            reader.Number(sink.Trail.IsBuilt ? 1 : 0);
        }
        foreach (var (parameter, added) in summary.Out.OrderBy(o => o.Key))
        {
            reader.Number(parameter);
            ValueReader.Read(reader, added);
        }
        reader.Number(summary.Checked.Count);
        foreach (var (parameter, families) in summary.Checked.OrderBy(c => c.Key))
        {
            reader.Number(parameter);
            reader.Number((long)families);
        }
        return reader.Digest;
    }
}
