using System.Text.Json;
using AdminConsole.Domain;
using AdminConsole.Domain.Scans;
using AdminConsole.Scans;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Components.Controls;

/// <summary>
/// Chooses image files and uploads them at once over HTTP. What the form then holds are ids; the record's own service takes the scans up when the form is saved
/// (<see cref="ScanService.AttachAsync"/>) and checks there that they are this person's. What the browser says of them is shown and nothing more.
/// </summary>
public sealed partial class ScanUploadField
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private string? fault;

    /// <summary>The field's path as the rules name it, and its id.</summary>
    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter, EditorRequired]
    public ScanKind Kind { get; set; }

    /// <summary>The node that the record belongs to.</summary>
    [Parameter, EditorRequired]
    public Guid NodeId { get; set; }

    [Parameter]
    public IReadOnlyList<ScanPicture> Value { get; set; } = [];

    [Parameter]
    public EventCallback<IReadOnlyList<ScanPicture>> ValueChanged { get; set; }

    /// <summary>Most scans of the record.</summary>
    [Parameter]
    public int Max { get; set; } = 10;

    [Parameter]
    public bool ReadOnly { get; set; }

    /// <summary>The refusal of the whole form; null while there is none.</summary>
    [Parameter]
    public Error? Error { get; set; }

    /// <summary>What the server will take, so that the hint is true.</summary>
    private ImageLimits Limits => Uploads.Value.For(Kind);

    private async Task AnsweredAsync(ChangeEventArgs change)
    {
        var answer = ReadAnswer(change.Value as string);
        fault = answer?.Fault;
        if (answer is { Fault: null, Stored: { } picture } && Value.Count < Max && Value.All(known => known.Id != picture.Id))
            await ValueChanged.InvokeAsync([.. Value, new ScanPicture(picture.Id, $"scans/{picture.Id}", picture.Name ?? "", picture.Width, picture.Height)]);
    }

    private Task RemoveAsync(ScanPicture picture)
    {
        fault = null;
        return ValueChanged.InvokeAsync([.. Value.Where(known => known.Id != picture.Id)]);
    }

    private static Answer? ReadAnswer(string? json)
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize<Answer>(json, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Answer(string? Fault, ScanPicture? Stored);
}
