using Pawl.Analysis.Form;

namespace Pawl.Analysis.Flow.Versions;

/// <summary>Reads what is known of a value, without the places that it came by.</summary>
internal static class ValueReader
{
    internal static void Read(FormReader reader, Value value)
    {
        reader.Text(value.Constant);
        reader.Number((int)value.ConstantKind);
        reader.Text(value.Prefix);
        reader.Number((value.HasBase ? 1 : 0) + (value.Collection is { } kind ? 2 + (int)kind : 0) + (value.Objects.Length << 4));
        reader.Text(value.Type);
        reader.Text(value.Function?.QualifiedName);
        if (value.Range is { } range)
        {
            reader.Number(range.Least);
            reader.Number(range.Most);
            reader.Number(range.Joined ? 1 : 0);
        }
        reader.Number(value.Checks.Length);
        if (value.Memory is { } memory)
        {
            reader.Text(memory.ToString());
        }
        foreach (var mark in value.Marks)
        {
            reader.Number(mark);
        }
        foreach (var check in value.Checks)
        {
            reader.Text((check.Path as Name)?.Id);
            reader.Number((long)check.Families);
            reader.Number((check.Holds ? 1 : 0) + (check.SameSource ? 2 : 0));
        }
        Read(reader, value.Taints);
        foreach (var (name, element) in value.Elements)
        {
            reader.Text(name);
            Read(reader, element);
        }
    }

    internal static void Read(FormReader reader, Taint[] taints)
    {
        reader.Number(taints.Length);
        foreach (var taint in taints)
        {
            reader.Text(taint.Origin.Kind);
            reader.Number((long)taint.Origin.Lists);
            reader.Number(taint.Origin.Parameter);
            reader.Text(taint.Origin.Field);
            reader.Number((long)taint.Cleared);
            reader.Number(taint.Trail.IsBuilt ? -taint.Trail.Length : taint.Trail.Length);
        }
    }

    /// <summary>Nothing in it belongs to one version of the text.</summary>
    internal static bool IsTimeless(Value value) =>
        value is { Taints.Length: 0, Objects.Length: 0, Checks.Length: 0, Function: null, Memory: null }
        && Array.TrueForAll(value.Elements, e => IsTimeless(e.Value));
}
