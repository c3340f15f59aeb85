//! Images as their luminance, to be compared as an eye compares them.

/// An image in grey, row by row.
pub struct Raster {
    pub width: usize,
    pub height: usize,
    /// 0 to 1.
    pub luminance: Vec<f32>,
}

impl Raster {
    /// A PNG without transparency.
    pub fn from_png(bytes: &[u8]) -> Self {
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
        let mut data = vec![0; reader.output_buffer_size().unwrap()];
        let frame = reader.next_frame(&mut data).unwrap();
        assert_eq!(frame.bit_depth, png::BitDepth::Eight);
        let channels = frame.color_type.samples();
        let luminance = data.chunks_exact(channels).map(|pixel| match *pixel {
            [grey] => f32::from(grey) / 255.0,
            [red, green, blue, ..] => {
                let [red, green, blue] = [red, green, blue].map(f32::from);
                (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255.0
            }
            _ => panic!("{:?} is not expected", frame.color_type),
        });
        Self {
            width: frame.width as usize,
            height: frame.height as usize,
            luminance: luminance.collect(),
        }
    }

    /// Each pixel the mean of itself and its neighbours.
    pub fn blurred(&self) -> Self {
        let mean = |x: usize, y: usize| {
            let columns = x.saturating_sub(1)..(x + 2).min(self.width);
            let rows = y.saturating_sub(1)..(y + 2).min(self.height);
            let count = columns.len() * rows.len();
            let row = |row: usize| &self.luminance[row * self.width..][columns.clone()];
            rows.flat_map(row).sum::<f32>() / count as f32
        };
        let places = (0..self.height).flat_map(|y| (0..self.width).map(move |x| (x, y)));
        let luminance = places.map(|(x, y)| mean(x, y)).collect();
        Self { width: self.width, height: self.height, luminance }
    }

    /// The share of the pixels that both have in which they differ by more than `by`.
    pub fn share_that_differs(&self, other: &Self, by: f32) -> f64 {
        let (width, height) = (self.width.min(other.width), self.height.min(other.height));
        assert!(self.width.max(other.width) - width <= 1, "they are equally wide");
        assert!(self.height.max(other.height) - height <= 1, "they are equally high");
        let row = |of: &'_ Self, y: usize| of.luminance[y * of.width..][..width].to_vec();
        let differs = (0..height).flat_map(|y| row(self, y).into_iter().zip(row(other, y)));
        let count = differs.filter(|(a, b)| (a - b).abs() > by).count();
        count as f64 / (width * height) as f64
    }

    /// The share of the pixels that are not nearly white.
    pub fn ink(&self) -> f64 {
        let inked = self.luminance.iter().filter(|&&value| value < 0.9).count();
        inked as f64 / self.luminance.len() as f64
    }
}
