/** A stored reading of `/api/bands/<device>/readings` as the page knows a band: one shape for words and values. */
export function bandOf(reading) {
  const flags = new Set(reading.flagNames);
  const values = reading.values;
  return {
    device: reading.device, gateway: reading.gateway, sampledAtMillis: reading.sampledAtMillis,
    heartRate: values.heart_rate, spo2: values.spo2, skinTemperature: values.skin_temperature,
    systolic: values.systolic, diastolic: values.diastolic, battery: values.battery,
    worn: flags.has("WORN"), sos: flags.has("SOS"), fall: flags.has("FALL"),
    lowBattery: flags.has("LOW_BATTERY"), charging: flags.has("CHARGING"),
    quality: reading.quality, suspect: reading.suspect,
  };
}
