namespace Pawl.Studies.Records;

/// <summary>The JSON Schema of a record, as <c>docs/schemas</c> has it.</summary>
public static class RecordSchema
{
    public static void WriteTo(Stream output)
    {
        using var schema = typeof(RecordSchema).Assembly.GetManifestResourceStream("iteration-record.schema.json")!;
        schema.CopyTo(output);
    }
}
